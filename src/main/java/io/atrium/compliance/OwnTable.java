package io.atrium.compliance;

import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/**
 * What is kept of a person beside what they have said, a table a file. Columns are named here one by one: no secret and no hash is among them.
 *
 * @param file its name in the export
 * @param from behind {@code from}, where {@code :user} is the person's id, {@code :rooms} what narrows rooms
 * @param columns as they are selected; the export calls them by what is behind the dot. Those that end in {@code at}, {@code until} are times
 */
record OwnTable(String file, String from, List<String> columns) {
    private static final int MOST = 20_000;
    private static final String OF_ROOM = "join room r on r.id = x.room_id where x.user_id = :user:rooms order by r.id";

    static final List<OwnTable> ALL = List.of(
            new OwnTable(
                    "profile",
                    "users x where x.id = :user",
                    List.of(
                            "x.login",
                            "x.name",
                            "x.mail",
                            "x.role",
                            "x.language",
                            "x.time_zone",
                            "x.theme",
                            "x.origin",
                            "x.created_at")),
            new OwnTable(
                    "what-others-see",
                    "person_profile x where x.user_id = :user",
                    List.of("x.title", "x.status_text", "x.status_emoji", "x.status_until", "x.picture")),
            new OwnTable(
                    "groups",
                    "group_member x join person_group r on r.id = x.group_id where x.user_id = :user order by r.handle",
                    List.of("r.handle", "r.title", "x.by_directory")),
            new OwnTable(
                    "provisioned",
                    "provisioned x where x.user_id = :user",
                    List.of(
                            "x.user_name",
                            "x.external_id",
                            "x.given_name",
                            "x.family_name",
                            "x.created_at",
                            "x.deleted_at")),
            new OwnTable(
                    "memberships",
                    "membership x " + OF_ROOM,
                    List.of(
                            "r.name",
                            "r.title",
                            "x.role",
                            "x.status",
                            "x.joined_at",
                            "x.read_seq",
                            "x.notice_level",
                            "x.muted_until")),
            new OwnTable(
                    "tokens",
                    "access_token x where x.user_id = :user order by x.id",
                    List.of("x.name", "x.created_at", "x.expires_at", "x.last_used_at")),
            new OwnTable(
                    "sign-ins",
                    "sign_in x where x.user_id = :user order by x.begun_at",
                    List.of("x.begun_at", "x.used_at", "x.address", "x.agent")),
            new OwnTable(
                    "notice-settings",
                    "notice_settings x where x.user_id = :user",
                    List.of("x.level", "x.quiet_from", "x.quiet_to", "x.time_zone", "x.silent_until", "x.mail")),
            new OwnTable("drafts", "message_draft x " + OF_ROOM, List.of("r.name", "x.thread", "x.text", "x.at")),
            new OwnTable("saved", "saved x " + OF_ROOM + ", x.seq", List.of("r.name", "x.seq", "x.at")),
            new OwnTable(
                    "scheduled",
                    "scheduled x " + OF_ROOM + ", x.id",
                    List.of("r.name", "x.what", "x.content", "x.files", "x.due_at", "x.created_at")),
            new OwnTable(
                    "notices",
                    // Some are about no room.
                    "notification x left join room r on r.id = x.room_id where x.user_id = :user:rooms order by x.id",
                    List.of("r.name", "x.seq", "x.what", "x.author", "x.about", "x.at", "x.read_at")),
            new OwnTable(
                    "push-browsers",
                    "push_subscription x where x.user_id = :user order by x.id",
                    List.of("x.endpoint", "x.made_at")));

    /** The newest of them where there are more than anybody has. @param direct whether with what is of conversations */
    String json(EntityManager entities, long userId, boolean direct) {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        List<?> found = entities.createNativeQuery("select " + String.join(", ", columns) + " from " + placed(direct))
                .setParameter(1, userId)
                .setMaxResults(MOST)
                .getResultList();
        for (Object row : found) {
            JsonObjectBuilder object = Json.createObjectBuilder();
            Object[] values = (Object[]) row;
            for (int i = 0; i < values.length; i++) {
                add(object, columns.get(i).substring(2), values[i]);
            }
            rows.add(object);
        }
        return rows.build() + "\n";
    }

    private String placed(boolean direct) {
        return from.replace(":user", "?1").replace(":rooms", direct ? "" : " and r.people is null");
    }

    private static void add(JsonObjectBuilder object, String name, Object value) {
        if (value == null) {
            object.addNull(name);
        } else if (value instanceof Number number && (name.endsWith("at") || name.endsWith("until"))) {
            object.add(name, Instants.wire(Instant.ofEpochMilli(number.longValue())));
        } else if (value instanceof Number number) {
            object.add(name, number.longValue());
        } else {
            object.add(name, value.toString());
        }
    }
}
