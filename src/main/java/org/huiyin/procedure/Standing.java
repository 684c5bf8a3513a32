package org.huiyin.procedure;

import org.huiyin.lawfile.Text;

/**
 * Where a leg stands in its procedure.
 *
 * @param kind kind of leg: intake, handling, review, or any
 * @param open whether somebody must still act: open legs are the queues
 * @param waitsForSender whether the next act is the sender's rather than the holder's
 * @param person what the person is told; {@code {office}} is the office that holds the leg
 */
public record Standing(String id, String kind, boolean open, boolean waitsForSender, Text name, Text person) {}
