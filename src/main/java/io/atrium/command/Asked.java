package io.atrium.command;

import io.atrium.room.Member;
import java.time.ZoneId;
import java.util.Locale;

/**
 * A command as it was given.
 *
 * @param thread the message in whose thread it was given; 0: none
 * @param ref the sender's own id of it; null: none
 */
record Asked(Member by, CommandLine line, long thread, String ref, Locale language, ZoneId zone) {}
