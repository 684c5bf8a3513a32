package org.huiyin.journal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message to send.
 *
 * @param id names the message; an outside system that can refuse repeats is given it
 * @param recipient reference to whom it goes
 * @param template code of what it says
 */
public record OutboxMessage(UUID id, EntryId entry, @Nullable MatterId matter, String recipient, String template) {}
