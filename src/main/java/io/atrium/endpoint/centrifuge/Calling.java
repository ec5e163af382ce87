package io.atrium.endpoint.centrifuge;

import io.atrium.endpoint.PersonJson;
import io.atrium.endpoint.Welcome;
import io.atrium.room.Head;
import io.atrium.room.Member;
import io.atrium.room.RoomCards;
import io.atrium.room.RoomHistory;
import io.atrium.room.RoomTraffic;
import io.atrium.room.RoomViews;
import io.atrium.room.Roster;
import io.atrium.room.Roster.Person;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.Json;
import io.atrium.wire.Parameters;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Remote calls: what clients need beside channels. */
@ApplicationScoped
class Calling {
    /** Followed by what is asked for. */
    private static final String VIEW = "view/";

    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 1_000;

    @Inject
    private Channels channels;

    @Inject
    private Welcome welcome;

    @Inject
    private RoomHistory history;

    @Inject
    private Roster roster;

    @Inject
    private RoomCards cards;

    @Inject
    private RoomViews views;

    @Inject
    private RoomTraffic traffic;

    @Inject
    private Searching searching;

    void call(Connection connection, Command command) {
        JsonValue given = command.params().getOrDefault("data", JsonValue.NULL);
        if (given != JsonValue.NULL && !(given instanceof JsonObject)) {
            throw Problem.of(ErrorCode.MALFORMED, "data must be a JSON object");
        }
        Frame data = new Frame(null, null, given instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT);
        String method = command.text("method");
        if (method != null && method.startsWith(VIEW)) {
            connection.reply(command, "{\"data\":" + view(member(connection, data), method, data) + "}");
            return;
        }
        JsonObject result = switch (method) {
            case "room" -> room(member(connection, data));
            case "rooms" -> rooms(connection, data);
            case "members" -> members(member(connection, data), data);
            case "read" -> read(connection, data);
            case "search" -> searching.search(connection, data);
            case "search/close" -> searching.close(connection, data);
            default -> throw new ReplyError.Answered(ReplyError.METHOD_NOT_FOUND);
        };
        connection.reply(command, "{\"data\":" + result + "}");
    }

    /** What the room's kind answers by itself, where that is JSON. */
    private String view(Member member, String method, Frame data) {
        Map<String, String> parameters = new HashMap<>();
        data.body()
                .forEach((name, value) ->
                        parameters.put(name, value instanceof JsonString text ? text.getString() : value.toString()));
        return views.view(member, method.substring(VIEW.length()), new Parameters(parameters))
                .json();
    }

    /** The plain socket's welcome, but for the entries. */
    private JsonObject room(Member member) {
        Head head = history.head(member.room().getId());
        return welcome.of(member, head.epoch(), head.seq(), true);
    }

    /** The cards of the lobby. */
    private JsonObject rooms(Connection connection, Frame data) {
        int limit = limit(data);
        List<JsonObject> page = cards.visibleTo(connection.caller(), after(data), limit);
        JsonArrayBuilder rooms = Json.createArrayBuilder();
        page.forEach(rooms::add);
        String last = page.size() < limit ? null : page.get(limit - 1).getString("name");
        return page("rooms", rooms, last).build();
    }

    private JsonObject members(Member member, Frame data) {
        int limit = limit(data);
        List<Person> page = roster.page(member.room(), after(data), limit);
        JsonArrayBuilder members = Json.createArrayBuilder();
        page.forEach(person -> members.add(PersonJson.of(person)));
        String last = page.size() < limit ? null : page.get(limit - 1).login();
        return page("members", members, last)
                .add("member_count", roster.count(member.room()))
                .build();
    }

    /** Moves the reader's mark. */
    private JsonObject read(Connection connection, Frame data) {
        traffic.receive(
                        member(connection, data),
                        data.withType("read"),
                        connection.session().id())
                .toCompletableFuture()
                .join();
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    private Member member(Connection connection, Frame data) {
        return channels.member(connection, Channels.room(data.text("room", 64)));
    }

    private static String after(Frame data) {
        return data.has("after") ? data.text("after", 64) : "";
    }

    private static int limit(Frame data) {
        return data.has("limit") ? (int) data.whole("limit", 1, LARGEST_PAGE) : PAGE;
    }

    private static JsonObjectBuilder page(String name, JsonArrayBuilder page, String next) {
        return Json.createObjectBuilder()
                .add(name, page)
                .add("next", next == null ? JsonValue.NULL : Json.createValue(next));
    }
}
