package io.atrium.account;

import io.atrium.wire.CommonTime;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * Where somebody is or what they do at the moment: "In the lab". It has a text, an emoji or both.
 *
 * @param until when it ends by itself; null: it stays
 */
public record Status(String text, String emoji, Instant until) {
    public static final int MAX_TEXT = 100;

    private static final Duration LONGEST = Duration.ofDays(366);

    /** Of families with all their skin tones, in UTF-16 units. */
    private static final int MAX_EMOJI = 64;

    private static final Pattern ONE_LETTER = Pattern.compile("\\X");

    /** Signs that are drawn as pictures, and the letters that flags are put together of. */
    private static final Pattern PICTURE = Pattern.compile(
            "^[\\x{1F000}-\\x{1FAFF}\\x{2600}-\\x{27BF}\\x{2190}-\\x{21FF}\\x{2300}-\\x{23FF}\\x{25A0}-\\x{25FF}\\x{2B00}-\\x{2BFF}]");

    /** Itself, normalised; null where nothing is left of it. @throws Problem {@code invalid} with {@code text}, {@code emoji} or {@code until} */
    Status checked() {
        String sign = emoji == null || emoji.isBlank() ? null : emoji.strip();
        if (sign != null
                && (sign.length() > MAX_EMOJI
                        || !ONE_LETTER.matcher(sign).matches()
                        || !PICTURE.matcher(sign).find())) {
            throw Problem.invalid("emoji", "emoji must be one emoji");
        }
        String said = text == null || text.isBlank() ? null : Text.label("text", text, MAX_TEXT);
        Instant now = CommonTime.now();
        if (until != null && (!until.isAfter(now) || until.isAfter(now.plus(LONGEST)))) {
            throw Problem.invalid("until", "until must lie ahead, within a year");
        }
        return sign == null && said == null
                ? null
                : new Status(said, sign, until == null ? null : until.truncatedTo(ChronoUnit.MILLIS));
    }

    boolean isOver(Instant now) {
        return until != null && !until.isAfter(now);
    }

    /** As it goes over the wire: {@code ends_in} in seconds, rounded up, since whoever shows it has a clock of their own. */
    JsonObjectBuilder json(Instant now) {
        return Json.createObjectBuilder()
                .add("text", text == null ? "" : text)
                .add("emoji", emoji == null ? "" : emoji)
                .add("until", until == null ? JsonValue.NULL : Json.createValue(Instants.wire(until)))
                .add(
                        "ends_in",
                        until == null
                                ? JsonValue.NULL
                                : Json.createValue(
                                        Math.max(0, Duration.between(now, until).toMillis() + 999) / 1_000));
    }
}
