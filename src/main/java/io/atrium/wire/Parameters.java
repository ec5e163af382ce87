package io.atrium.wire;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The parameters of an address, read as a frame's members are: each getter throws {@link Problem#invalid} naming the parameter. */
public record Parameters(Map<String, String> values) {
    public static final Parameters NONE = new Parameters(Map.of());

    public Parameters {
        values = Map.copyOf(values);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(text -> !text.isBlank());
    }

    public String required(String name) {
        return text(name).orElseThrow(() -> Problem.invalid(name, name + " is missing"));
    }

    public long whole(String name, long otherwise, long min, long max) {
        Optional<String> given = text(name);
        if (given.isEmpty()) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(given.get());
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        throw Problem.invalid(name, name + " must be a whole number from " + min + " to " + max);
    }

    /** RFC 3339. */
    public Optional<Instant> instant(String name) {
        return text(name)
                .map(text -> Instants.parse(text)
                        .orElseThrow(
                                () -> Problem.invalid(name, name + " must be a time such as 2026-11-20T14:21:00Z")));
    }
}
