package io.atrium.endpoint.scim;

import io.atrium.account.Provision;
import io.atrium.account.ProvisionedAccounts.Account;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;

/** A user as a request wants it, attribute by attribute. What Atrium keeps nothing of (telephones, titles, managers) is taken and left. */
final class Wanted {
    private String userName;
    private String externalId;
    private String name;
    private String givenName;
    private String familyName;
    private String mail;
    private boolean active = true;

    /** Whether the request itself says what they are called: then the parts of the name don't. */
    private boolean named;

    /** Of nothing: what is not given is not there. */
    static Wanted of(JsonObject user) {
        Wanted wanted = new Wanted();
        wanted.setAll(user);
        return wanted;
    }

    /** As an account is. */
    static Wanted of(Account account) {
        Wanted wanted = new Wanted();
        wanted.userName = account.userName();
        wanted.name = account.user().getName();
        wanted.mail = account.user().getMail();
        wanted.active = account.user().isEnabled();
        if (account.record() != null) {
            wanted.externalId = account.record().getExternalId();
            wanted.givenName = account.record().getGivenName();
            wanted.familyName = account.record().getFamilyName();
        }
        return wanted;
    }

    Provision provision() {
        return new Provision(userName, externalId, name, givenName, familyName, mail, active);
    }

    void setAll(JsonObject attributes) {
        attributes.forEach(this::set);
    }

    /** @param path as a patch names it: {@code name.familyName}, {@code emails[type eq "work"].value}, with or without its schema. @throws ScimError {@code invalidValue} */
    void set(String path, JsonValue value) {
        switch (plain(path)) {
            case "username" -> userName = text(path, value);
            case "externalid" -> externalId = text(path, value);
            case "displayname", "name.formatted" -> {
                name = text(path, value);
                named = name != null;
            }
            case "name.givenname" -> {
                givenName = text(path, value);
                name = named ? name : null;
            }
            case "name.familyname" -> {
                familyName = text(path, value);
                name = named ? name : null;
            }
            case "name" -> names(value);
            case "emails", "emails.value" -> mail = mail(path, value);
            case "active" -> active = flag(value);
            default -> {
                // nothing is kept of it
            }
        }
    }

    /** @throws ScimError {@code mutability} for what nobody is without */
    void remove(String path) {
        String plain = plain(path);
        if (plain.equals("username") || plain.equals("active")) {
            throw ScimError.bad("mutability", path + " can't be removed");
        }
        set(path, JsonValue.NULL);
    }

    private static String plain(String path) {
        String own = path.regionMatches(true, 0, ScimFilter.USER_SCHEMA, 0, ScimFilter.USER_SCHEMA.length())
                ? path.substring(ScimFilter.USER_SCHEMA.length())
                : path;
        return own.toLowerCase(Locale.ROOT).replaceAll("\\[[^\\]]{0,200}]", "");
    }

    /** What is said of the whole name goes before its parts, wherever it stands. */
    private void names(JsonValue value) {
        if (value instanceof JsonObject parts) {
            for (String part : List.of("givenName", "familyName", "formatted")) {
                if (parts.containsKey(part)) {
                    set("name." + part, parts.get(part));
                }
            }
        } else if (value == JsonValue.NULL) {
            name = null;
            givenName = null;
            familyName = null;
        }
    }

    private static String text(String path, JsonValue value) {
        if (value == JsonValue.NULL) {
            return null;
        }
        if (value instanceof JsonString text) {
            return text.getString().isBlank() ? null : text.getString().strip();
        }
        throw ScimError.bad("invalidValue", path + " must be a text");
    }

    /** The first of them, or the one that is said to be it. */
    private static String mail(String path, JsonValue value) {
        if (!(value instanceof JsonArray several)) {
            return value instanceof JsonObject one
                    ? text(path, one.getOrDefault("value", JsonValue.NULL))
                    : text(path, value);
        }
        List<JsonObject> all = several.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .toList();
        return all.stream()
                .filter(one -> one.get("primary") == JsonValue.TRUE)
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(one -> text(path, one.getOrDefault("value", JsonValue.NULL)))
                .orElse(null);
    }

    /** Entra writes it as a text, with a capital. */
    private static boolean flag(JsonValue value) {
        if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
            return value == JsonValue.TRUE;
        }
        if (value instanceof JsonString text
                && text.getString().toLowerCase(Locale.ROOT).matches("true|false")) {
            return text.getString().equalsIgnoreCase("true");
        }
        throw ScimError.bad("invalidValue", "active must be true or false");
    }
}
