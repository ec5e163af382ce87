package io.atrium.endpoint.rest;

import io.atrium.account.Face;
import io.atrium.account.GroupList;
import io.atrium.account.KnownFaces;
import io.atrium.account.PersonProfile;
import io.atrium.account.Profiles;
import io.atrium.account.User;
import io.atrium.channel.Presence;
import io.atrium.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

/** Somebody as others see them. */
@ApplicationScoped
class ProfileJson {
    @Inject
    private Profiles profiles;

    @Inject
    private KnownFaces faces;

    @Inject
    private GroupList groups;

    @Inject
    private Presence presence;

    /** @param viewer whose groups count as common */
    String of(User user, long viewer) {
        String title = profiles.find(user.getId()).map(PersonProfile::getTitle).orElse(null);
        Face face = faces.of(user.getLogin());
        JsonArrayBuilder common = Json.createArrayBuilder();
        groups.common(user.getId(), viewer)
                .forEach(group -> common.add(Json.createObjectBuilder()
                        .add("handle", group.getHandle())
                        .add("title", group.getTitle())));
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("login", user.getLogin())
                .add("name", user.getName())
                .add("title", text(title))
                .add("time_zone", text(user.getTimeZone()))
                .add("online", presence.isIn(Presence.PEOPLE, user.getLogin()))
                .add("enabled", user.isEnabled())
                .add("groups", common);
        face.json().build().forEach(json::add);
        return json.build().toString();
    }

    private static JsonValue text(String text) {
        return text == null ? JsonValue.NULL : Json.createValue(text);
    }
}
