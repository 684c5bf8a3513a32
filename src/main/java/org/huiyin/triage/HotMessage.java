package org.huiyin.triage;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A message to be grouped: its words and when it came. There is no place here for who wrote it.
 *
 * @param id as the file has it; only told back
 * @param at when it came; null when the file does not say, or says it in no way that can be read
 * @param likes how many support it
 * @param against how many speak against it
 */
public record HotMessage(String id, String title, String content, @Nullable LocalDateTime at, int likes, int against) {}
