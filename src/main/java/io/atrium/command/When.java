package io.atrium.command;

import io.atrium.wire.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When somebody wants to be reminded, and of what: {@code 30m stretch}, {@code 2 hours call Cho}, {@code 14:00 lunch}, {@code tomorrow 9:00 stand-up}, {@code 2026-12-01 9:00 rent};
 * {@code 30分钟 喝水}, {@code 明天9:00 站会}.
 */
record When(Instant at, String text) {
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private static final Pattern SPAN = Pattern.compile(
            "(?:in\\s+)?(\\d{1,4})\\s*(minutes?|mins?|m|hours?|hrs?|h|days?|d|个?小时|分钟?|天)(?:后|之后)?(?:\\s+|(?<=[\\u4e00-\\u9fff]))(.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern TIME = Pattern.compile(
            "(?:(today|tomorrow|今天|明天|后天|\\d{4}-\\d\\d-\\d\\d)\\s*)?(?:at\\s+)?(?:(\\d{1,2})[:：](\\d\\d)\\s+)?(.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** @throws Problem {@code invalid}, field {@code text}, where it says no time, or not of what */
    static When of(String typed, Instant now, ZoneId zone) {
        Matcher span = SPAN.matcher(typed);
        if (span.matches()) {
            return said(now.plus(length(Long.parseLong(span.group(1)), span.group(2))), span.group(3));
        }
        Matcher time = TIME.matcher(typed);
        if (!time.matches() || (time.group(1) == null && time.group(2) == null)) {
            throw Problem.invalid("text", "say when, and of what: /remind 30m stretch, /remind tomorrow 9:00 stand-up");
        }
        ZonedDateTime here = now.atZone(zone);
        try {
            LocalTime clock = time.group(2) == null
                    ? MORNING
                    : LocalTime.of(Integer.parseInt(time.group(2)), Integer.parseInt(time.group(3)));
            ZonedDateTime at =
                    day(time.group(1), here.toLocalDate()).atTime(clock).atZone(zone);
            // A time of day that has gone by is tomorrow's, where no day was named.
            boolean isNext = time.group(1) == null && !at.isAfter(here);
            return said((isNext ? at.plusDays(1) : at).toInstant(), time.group(4));
        } catch (DateTimeException noSuchTime) {
            throw Problem.invalid("text", "there is no such time");
        }
    }

    private static When said(Instant at, String text) {
        if (text.isBlank()) {
            throw Problem.invalid("text", "say of what: /remind 30m stretch");
        }
        return new When(at, text.strip());
    }

    private static Duration length(long count, String unit) {
        return switch (Character.toLowerCase(unit.charAt(0))) {
            case 'm', '分' -> Duration.ofMinutes(count);
            case 'h', '小', '个' -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    private static LocalDate day(String word, LocalDate today) {
        if (word == null) {
            return today;
        }
        return switch (word.toLowerCase(java.util.Locale.ROOT)) {
            case "today", "今天" -> today;
            case "tomorrow", "明天" -> today.plusDays(1);
            case "后天" -> today.plusDays(2);
            default -> LocalDate.parse(word);
        };
    }
}
