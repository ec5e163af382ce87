package io.atrium.endpoint.scim;

import io.atrium.account.ProvisionedGroups.Change;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A group as a request wants it: what is to be different, one operation after the other. */
final class WantedGroup {
    private static final int MOST_MEMBERS = 10_000;
    private static final String SCHEMA = ScimGroups.GROUP + ":";
    private static final Pattern ONE = Pattern.compile("(?i)members\\[\\s*value\\s+eq\\s+\"([^\"]{1,100})\"\\s*]");

    private String title;
    private String externalId;
    private Set<Long> members;
    private final Set<Long> added = new LinkedHashSet<>();
    private final Set<Long> removed = new LinkedHashSet<>();

    Change change() {
        return new Change(title, externalId, members, added, removed);
    }

    void setAll(JsonObject attributes) {
        attributes.forEach((name, value) -> put("replace", name, value));
    }

    void apply(ScimPatch.Operation operation) {
        if (operation.path() == null) {
            operation.value().asJsonObject().forEach((name, value) -> put(operation.name(), name, value));
        } else {
            put(operation.name(), operation.path(), operation.value());
        }
    }

    private void put(String operation, String path, JsonValue value) {
        String own = path.regionMatches(true, 0, SCHEMA, 0, SCHEMA.length()) ? path.substring(SCHEMA.length()) : path;
        Matcher one = ONE.matcher(own);
        if (one.matches()) {
            remove(operation, id(one.group(1)));
            return;
        }
        switch (own.toLowerCase(Locale.ROOT)) {
            case "displayname" -> title = text(path, value);
            case "externalid" -> externalId = value == null || value == JsonValue.NULL ? "" : text(path, value);
            case "members" -> members(operation, value);
            default -> {
                // nothing is kept of it
            }
        }
    }

    private void remove(String operation, Long id) {
        if (!operation.equals("remove")) {
            throw ScimError.bad("invalidPath", "one member can only be removed");
        }
        removed.add(id);
        added.remove(id);
    }

    private void members(String operation, JsonValue value) {
        Set<Long> named = value == null || value == JsonValue.NULL ? null : ids(value);
        switch (operation) {
            case "add" -> {
                added.addAll(named == null ? Set.of() : named);
                removed.removeAll(added);
            }
            case "remove" -> {
                if (named == null) {
                    members = Set.of();
                    added.clear();
                } else {
                    removed.addAll(named);
                    added.removeAll(named);
                }
            }
            default -> {
                members = named == null ? Set.of() : named;
                added.clear();
                removed.clear();
            }
        }
    }

    private static Set<Long> ids(JsonValue value) {
        Set<Long> ids = new LinkedHashSet<>();
        if (value instanceof JsonObject one) {
            ids.add(id(one));
            return ids;
        }
        if (!(value instanceof JsonArray several) || several.size() > MOST_MEMBERS) {
            throw ScimError.bad("invalidValue", "members is a list of at most " + MOST_MEMBERS);
        }
        for (JsonValue one : several) {
            if (!(one instanceof JsonObject member)) {
                throw ScimError.bad("invalidValue", "a member is an object with value");
            }
            ids.add(id(member));
        }
        return ids;
    }

    private static Long id(JsonObject member) {
        return id(member.get("value") instanceof JsonString text ? text.getString() : "");
    }

    private static Long id(String text) {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw ScimError.bad("invalidValue", "a member's value is a user's id");
        }
        return Long.valueOf(text);
    }

    private static String text(String path, JsonValue value) {
        if (value instanceof JsonString text && !text.getString().isBlank()) {
            return text.getString().strip();
        }
        throw ScimError.bad("invalidValue", path + " must be a text");
    }
}
