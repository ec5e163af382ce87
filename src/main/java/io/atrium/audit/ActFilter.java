package io.atrium.audit;

import io.atrium.wire.Instants;
import io.atrium.wire.Parameters;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which acts are asked for; null: any.
 *
 * @param what a word of the vocabulary, {@code room.member_removed}, or an area of it, {@code room}
 * @param person a login: who did it or to whom it was done
 * @param text is somewhere in the act, whatever its case
 * @param from the first moment, itself included
 * @param to the end, itself not included
 */
public record ActFilter(
        String what,
        String person,
        String actor,
        String subject,
        String room,
        String address,
        String text,
        Instant from,
        Instant to) {
    public static final ActFilter ALL = new ActFilter(null, null, null, null, null, null, null, null, null);

    private static final Pattern WHAT = Pattern.compile("[a-z]{1,20}(\\.[a-z_]{1,20})?");
    private static final int MOST = 200;

    /** By the parameters of the same names; {@code text} by {@code q}. @throws Problem {@code invalid} with the parameter's name */
    public static ActFilter of(Parameters given) {
        String what = given.text("what").map(String::strip).orElse(null);
        if (what != null && !WHAT.matcher(what).matches()) {
            throw Problem.invalid("what", "what is a word such as room.member_removed, or an area such as room");
        }
        return new ActFilter(
                what,
                name(given, "person"),
                name(given, "actor"),
                name(given, "subject"),
                name(given, "room"),
                some(given, "address"),
                some(given, "q"),
                given.instant("from").orElse(null),
                given.instant("to").orElse(null));
    }

    private static String name(Parameters given, String field) {
        String name = given.text(field)
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .orElse(null);
        if (name != null && !Text.isName(name)) {
            throw Problem.invalid(field, field + " takes 1 to 64 of a-z 0-9 - _");
        }
        return name;
    }

    private static String some(Parameters given, String field) {
        String text = given.text(field).map(String::strip).orElse(null);
        if (text != null && (text.length() > MOST || !Text.isStorable(text))) {
            throw Problem.invalid(field, field + " takes at most " + MOST + " characters");
        }
        return text;
    }

    /** For the trail: what of it was taken out. */
    public String inWords() {
        StringBuilder words = new StringBuilder();
        say(words, "what", what);
        say(words, "person", person);
        say(words, "actor", actor);
        say(words, "subject", subject);
        say(words, "room", room);
        say(words, "address", address);
        say(words, "q", text);
        say(words, "from", from == null ? null : Instants.wire(from));
        say(words, "to", to == null ? null : Instants.wire(to));
        return words.toString();
    }

    private static void say(StringBuilder words, String name, String value) {
        if (value != null) {
            words.append(words.isEmpty() ? "" : " ").append(name).append('=').append(value);
        }
    }
}
