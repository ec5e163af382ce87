package io.atrium.endpoint.scim;

import io.atrium.account.Caller;
import io.atrium.account.PersonGroup;
import io.atrium.account.ProvisionedGroups;
import io.atrium.account.ProvisionedGroups.By;
import io.atrium.account.ProvisionedGroups.Change;
import io.atrium.account.ProvisionedGroups.Group;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /Groups}: those that were made here. */
@ApplicationScoped
class ScimGroups {
    static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";

    @Inject
    private ProvisionedGroups groups;

    /** @param filter null: none. @param start from 1. @param withMembers false: they are asked to be left out, for they may be many */
    JsonObject list(String filter, int start, int count, boolean withMembers, String base) {
        By by = null;
        String value = null;
        if (filter != null) {
            ScimFilter asked = ScimFilter.of(filter);
            by = by(asked.attribute());
            value = asked.value();
        }
        ProvisionedGroups.Page page = groups.list(by, value, start - 1, count, withMembers);
        List<JsonObject> some = page.groups().stream()
                .map(group -> json(group, withMembers, base))
                .toList();
        return ScimJson.list(some, page.total(), start);
    }

    private static By by(String attribute) {
        return switch (attribute) {
            case "displayname" -> By.DISPLAY_NAME;
            case "externalid" -> By.EXTERNAL_ID;
            case "id" -> By.ID;
            default -> throw ScimError.bad("invalidFilter", "groups are found by displayName, externalId or id");
        };
    }

    JsonObject one(String id, boolean withMembers, String base) {
        // Its members are part of its version, also for who does not want to see them.
        JsonObject whole = json(found(id, true), true, base);
        return withMembers
                ? whole
                : Json.createObjectBuilder(whole).remove("members").build();
    }

    JsonObject create(Caller by, JsonObject wanted, String base) {
        WantedGroup group = new WantedGroup();
        group.setAll(wanted);
        Change change = group.change();
        Set<Long> members = change.members() == null ? Set.of() : change.members();
        return json(groups.create(by, change.title(), change.externalId(), members), true, base);
    }

    JsonObject replace(Caller by, String id, ScimVersion version, JsonObject wanted, String base) {
        WantedGroup group = new WantedGroup();
        group.setAll(wanted);
        Change given = group.change();
        Change whole = new Change(
                given.title(),
                given.externalId() == null ? "" : given.externalId(),
                given.members() == null ? Set.of() : given.members(),
                Set.of(),
                Set.of());
        return json(
                groups.change(by, known(id), whole, before -> version.require(json(before, true, base))), true, base);
    }

    JsonObject patch(Caller by, String id, ScimVersion version, JsonObject body, String base) {
        WantedGroup group = new WantedGroup();
        ScimPatch.of(body).forEach(group::apply);
        return json(
                groups.change(by, known(id), group.change(), before -> version.require(json(before, true, base))),
                true,
                base);
    }

    void delete(Caller by, String id, ScimVersion version, String base) {
        groups.delete(by, known(id), before -> version.require(json(before, true, base)));
    }

    private long known(String id) {
        return found(id, false).group().getId();
    }

    private Group found(String id, boolean withMembers) {
        Optional<Group> group =
                id.matches("[1-9][0-9]{0,17}") ? groups.find(Long.parseLong(id), withMembers) : Optional.empty();
        return group.orElseThrow(() -> ScimError.of(ErrorCode.NOT_FOUND.httpStatus(), "there is no such group"));
    }

    private static JsonObject json(Group found, boolean withMembers, String base) {
        PersonGroup group = found.group();
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("schemas", Json.createArrayBuilder().add(GROUP))
                .add("id", Long.toString(group.getId()))
                .add("displayName", group.getTitle());
        if (group.getExternalId() != null) {
            json.add("externalId", group.getExternalId());
        }
        if (withMembers) {
            JsonArrayBuilder members = Json.createArrayBuilder();
            found.members()
                    .forEach(person -> members.add(Json.createObjectBuilder()
                            .add("value", Long.toString(person.id()))
                            .add("display", person.name())
                            .add("$ref", base + "/Users/" + person.id())
                            .add("type", "User")));
            json.add("members", members);
        }
        JsonObject said = json.add(
                        "meta",
                        ScimJson.meta("Group", "/Groups/" + group.getId(), base)
                                .add("created", Instants.wire(group.getCreatedAt())))
                .build();
        return withMembers ? ScimVersion.on(said) : said;
    }
}
