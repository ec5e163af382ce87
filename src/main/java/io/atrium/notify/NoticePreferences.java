package io.atrium.notify;

import io.atrium.account.Caller;
import io.atrium.account.KnownUsers;
import io.atrium.account.User;
import io.atrium.room.Memberships;
import io.atrium.room.NoticeLevel;
import io.atrium.room.Rooms;
import io.atrium.wire.CommonTime;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** How a person wants to be told of things: everywhere, room by room, and when not. */
@ApplicationScoped
public class NoticePreferences {
    @Inject
    private NoticeStore store;

    @Inject
    private KnownSettings known;

    @Inject
    private KnownUsers users;

    @Inject
    private Memberships memberships;

    @Inject
    private Rooms rooms;

    /** As docs/protocol.md has it. */
    public JsonObject of(Caller caller) {
        NoticeSettings settings = known.of(caller.userId());
        JsonObjectBuilder levels = Json.createObjectBuilder();
        store.levels(caller.userId()).forEach((room, level) -> levels.add(room, level.wireName()));
        Instant silentUntil = settings.getSilentUntil();
        return Json.createObjectBuilder()
                .add("level", settings.getLevel().wireName())
                .add(
                        "quiet",
                        settings.quietHours()
                                .<JsonValue>map(NoticePreferences::json)
                                .orElse(JsonValue.NULL))
                .add(
                        "time_zone",
                        settings.getTimeZone() == null ? JsonValue.NULL : Json.createValue(settings.getTimeZone()))
                .add(
                        "silent_until",
                        silentUntil == null ? JsonValue.NULL : Json.createValue(Instants.wire(silentUntil)))
                .add("mail", settings.getMail().wireName())
                .add(
                        "refused_address",
                        settings.getRefusedAddress() == null
                                ? JsonValue.NULL
                                : Json.createValue(settings.getRefusedAddress()))
                .add("rooms", levels)
                .build();
    }

    private static JsonObject json(QuietHours hours) {
        return Json.createObjectBuilder()
                .add("from", hours.from().toString())
                .add("to", hours.to().toString())
                .build();
    }

    /** How much of a room the caller wants to hear; null: as everywhere. */
    public NoticeLevel levelIn(Caller caller, String room) {
        return store.levels(caller.userId()).get(room);
    }

    /** Whether nothing is sent to the person's address, since nobody is there. */
    public boolean isRefused(User user) {
        return user.getMail() != null
                && user.getMail().equals(known.of(user.getId()).getRefusedAddress());
    }

    public NoticeLevel level(Caller caller) {
        return known.of(caller.userId()).getLevel();
    }

    /**
     * Changes what is given, leaves what is not there.
     *
     * @throws Problem {@code invalid} with the member; nothing is changed then. {@code not_found}, {@code forbidden} for a room
     */
    public void change(Caller caller, JsonObject wanted) {
        List<Consumer<NoticeSettings>> changes = new ArrayList<>();
        wanted.forEach((member, value) -> {
            switch (member) {
                case "level" -> changes.add(level(NoticeLevel.of(member, text(member, value))));
                case "quiet" -> changes.add(quiet(value));
                case "time_zone" -> changes.add(timeZone(value));
                case "mail" -> changes.add(mail(caller, MailMode.of(text(member, value))));
                case "silent_until" -> changes.add(silentUntil(value));
                default -> {
                    // as everywhere: what is not known is ignored
                }
            }
        });
        Map<String, JsonValue> levels = wanted.containsKey("rooms") ? object("rooms", wanted.get("rooms")) : Map.of();
        levels.forEach((room, level) -> level("rooms", level));
        if (!changes.isEmpty()) {
            store.change(caller.userId(), settings -> changes.forEach(change -> change.accept(settings)));
        }
        levels.forEach((room, level) -> memberships.listen(rooms.member(caller, room), level("rooms", level)));
    }

    private static Consumer<NoticeSettings> level(NoticeLevel level) {
        return settings -> settings.setLevel(level);
    }

    private Consumer<NoticeSettings> mail(Caller caller, MailMode mode) {
        User owner = users.find(caller.userId()).orElseThrow();
        return settings -> settings.setMail(mode, CommonTime.now(), owner);
    }

    /** Null: as everywhere. */
    private static NoticeLevel level(String field, JsonValue value) {
        return value.getValueType() == ValueType.NULL ? null : NoticeLevel.of(field, text(field, value));
    }

    private static Consumer<NoticeSettings> quiet(JsonValue value) {
        if (value.getValueType() == ValueType.NULL) {
            return settings -> settings.setQuietHours(null);
        }
        JsonObject hours = object("quiet", value);
        QuietHours quiet = QuietHours.of(hours.getString("from", null), hours.getString("to", null));
        return settings -> settings.setQuietHours(quiet);
    }

    private static Consumer<NoticeSettings> timeZone(JsonValue value) {
        if (value.getValueType() == ValueType.NULL) {
            return settings -> settings.setTimeZone(null);
        }
        try {
            String zone = ZoneId.of(text("time_zone", value)).getId();
            return settings -> settings.setTimeZone(zone);
        } catch (DateTimeException unknown) {
            throw Problem.invalid("time_zone", "an IANA time zone, such as Europe/Berlin");
        }
    }

    private static Consumer<NoticeSettings> silentUntil(JsonValue value) {
        if (value.getValueType() == ValueType.NULL) {
            return settings -> settings.setSilentUntil(null);
        }
        try {
            Instant until = Instant.parse(text("silent_until", value));
            return settings -> settings.setSilentUntil(until);
        } catch (DateTimeException notATime) {
            throw Problem.invalid("silent_until", "silent_until takes a time like 2026-11-20T18:00:00Z, or null");
        }
    }

    private static String text(String field, JsonValue value) {
        if (value instanceof JsonString text) {
            return text.getString();
        }
        throw Problem.invalid(field, field + " takes a text");
    }

    private static JsonObject object(String field, JsonValue value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw Problem.invalid(field, field + " takes an object");
    }
}
