package io.atrium.compliance;

import io.atrium.wire.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A login by another one in entries' bodies: where kinds write down who somebody is, and nowhere else, whatever somebody says or how something is. If wanted also {@code @login}
 * in any text.
 */
final class Renaming {
    /** By what members name people; each holds one login or several. {@code first} and {@code second} are a game's seats. */
    private static final Set<String> NAMING = Set.of("from", "by", "login", "author", "first", "second");

    /** Its members hold logins, by reaction. */
    private static final String REACTIONS = "reactions";

    private final String login;
    private final String other;
    private final Pattern mention;

    /** @param mentions whether texts name them no more, either */
    Renaming(String login, String other, boolean mentions) {
        this.login = login;
        this.other = other;
        this.mention = mentions ? Pattern.compile("(?<![a-z0-9_@-])@" + Pattern.quote(login) + "(?![a-z0-9_-])") : null;
    }

    JsonObject of(JsonObject body) {
        return object(body, false);
    }

    private JsonObject object(JsonObject before, boolean naming) {
        JsonObjectBuilder now = Json.createObjectBuilder();
        before.forEach((name, value) -> now.add(
                name,
                name.equals(REACTIONS) && value instanceof JsonObject reactions
                        ? object(reactions, true)
                        : value(value, naming || NAMING.contains(name))));
        return now.build();
    }

    private JsonValue value(JsonValue before, boolean naming) {
        if (before instanceof JsonObject object) {
            return object(object, false);
        }
        if (before instanceof JsonArray array) {
            JsonArrayBuilder now = Json.createArrayBuilder();
            array.forEach(one -> now.add(value(one, naming)));
            return now.build();
        }
        return before instanceof JsonString text ? text(text, naming) : before;
    }

    private JsonValue text(JsonString before, boolean naming) {
        if (naming && before.getString().equals(login)) {
            return Json.createValue(other);
        }
        return mention == null
                ? before
                : Json.createValue(
                        mention.matcher(before.getString()).replaceAll(Matcher.quoteReplacement("@" + other)));
    }
}
