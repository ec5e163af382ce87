package io.atrium.admin;

import io.atrium.account.Accounts;
import io.atrium.account.Caller;
import io.atrium.account.Credential;
import io.atrium.account.User;
import io.atrium.room.Draft;
import io.atrium.room.Member;
import io.atrium.room.NewRoom;
import io.atrium.room.ReadMarks;
import io.atrium.room.Room;
import io.atrium.room.RoomKeeping;
import io.atrium.room.RoomLog;
import io.atrium.room.RoomTraffic;
import io.atrium.room.Rooms;
import io.atrium.room.Visibility;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** With {@code ATRIUM_DEMO}: the rooms of {@code demo/rooms.json}, each made once, by one of the nodes. */
@Startup
@Singleton
@DependsOn("FirstStart")
@TransactionManagement(TransactionManagementType.BEAN)
public class DemoRooms {
    @Inject
    private Accounts accounts;

    @Inject
    private Rooms rooms;

    @Inject
    private RoomKeeping keeping;

    @Inject
    private RoomLog log;

    @Inject
    private RoomTraffic traffic;

    @Inject
    private ReadMarks readMarks;

    @Inject
    private KindsOnStage kinds;

    @PostConstruct
    void make() {
        boolean wanted = ConfigProvider.getConfig()
                .getOptionalValue("atrium.demo", Boolean.class)
                .orElse(false);
        if (wanted) {
            read().getValuesAs(JsonObject.class).stream()
                    .filter(room -> rooms.find(room.getString("name")).isEmpty())
                    .forEach(template -> newRoom(template).ifPresent(room -> furnish(room, template)));
            kinds.furnish();
        }
    }

    private static JsonArray read() {
        try (JsonReader reader = Json.createReader(DemoRooms.class.getResourceAsStream("/demo/rooms.json"))) {
            return reader.readArray();
        }
    }

    /** Empty where another node has, at the same moment: whoever made a room furnishes it. And where one of its people has left. */
    private Optional<Room> newRoom(JsonObject template) {
        if (!areThere(template)) {
            return Optional.empty();
        }
        NewRoom wanted = new NewRoom(
                template.getString("name"),
                template.getString("title"),
                template.getString("purpose"),
                "chat",
                Visibility.valueOf(template.getString("visibility")),
                template.getJsonObject("settings"),
                template.getJsonArray("members").getValuesAs(JsonString::getString),
                null);
        try {
            return Optional.of(keeping.createQuietly(demonstrator(template.getString("keeper")), wanted));
        } catch (Problem taken) {
            if (taken.code() == ErrorCode.CONFLICT) {
                return Optional.empty();
            }
            throw taken;
        }
    }

    private void furnish(Room room, JsonObject template) {
        List<JsonArray> lines = template.getJsonArray("lines").getValuesAs(JsonArray.class);
        if (!lines.isEmpty()) {
            log.appendAll(lines.stream().map(line -> draft(room, line)).toList())
                    .toCompletableFuture()
                    .join();
        }
        for (int i = 0; i < lines.size(); i++) {
            read(room, lines.get(i).getString(0), i + 1);
        }
        if (template.containsKey("then")) {
            template.getJsonArray("then").getValuesAs(JsonArray.class).forEach(act -> play(room, act));
        }
    }

    /** What somebody does with what was said. */
    private void play(Room room, JsonArray act) {
        Member member = rooms.member(demonstrator(act.getString(0)), room).orElseThrow();
        traffic.receiveAll(member, List.of(Frame.of(act.getJsonObject(1))))
                .toCompletableFuture()
                .join();
    }

    /** Whoever said something has read so far. */
    private void read(Room room, String login, long seq) {
        rooms.member(demonstrator(login), room).ifPresent(member -> readMarks.move(member, seq));
    }

    private boolean areThere(JsonObject template) {
        return Stream.concat(
                        Stream.of(template.getString("keeper")),
                        template.getJsonArray("members").getValuesAs(JsonString::getString).stream())
                .allMatch(login -> accounts.find(login).filter(User::isEnabled).isPresent());
    }

    private Caller demonstrator(String login) {
        return Caller.of(accounts.find(login).orElseThrow(), Credential.session("demonstration"));
    }

    private static Draft draft(Room room, JsonArray line) {
        JsonObject body = Json.createObjectBuilder().add("message", line.get(1)).build();
        return new Draft(room.getId(), line.getString(0), "message", null, body);
    }
}
