package io.atrium.room;

import java.time.Instant;

/**
 * CDI event: somebody wanted to be reminded by now. Every node may fire it, and again after a failure; when it has been observed without one, they are told.
 *
 * @param id unlike any other reminder's
 * @param seq the entry it is about; 0: the room
 * @param text in their own words; empty: the entry says it all
 */
public record ReminderDue(long id, long userId, String login, long roomId, long seq, String text, Instant at) {}
