package io.atrium.audit;

import io.atrium.wire.Problem;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in the trail as it is shown, by time: {@code 1764189567123-42}. */
public record Place(Instant at, long id) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,15})-(\\d{1,18})");

    public static Place of(Recorded act) {
        return new Place(act.at(), act.id());
    }

    /** @throws Problem {@code invalid} with the parameter's name */
    public static Place parse(String parameter, String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw Problem.invalid(parameter, parameter + " must be what the page before said");
        }
        return new Place(Instant.ofEpochMilli(Long.parseLong(parts.group(1))), Long.parseLong(parts.group(2)));
    }

    @Override
    public String toString() {
        return at.toEpochMilli() + "-" + id;
    }
}
