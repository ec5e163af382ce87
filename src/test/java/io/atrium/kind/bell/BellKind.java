package io.atrium.kind.bell;

import io.atrium.room.Draft;
import io.atrium.room.Member;
import io.atrium.room.Received;
import io.atrium.room.Room;
import io.atrium.room.RoomKind;
import io.atrium.room.Setting;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/** A bell. Entries: {@code ring}. */
@ApplicationScoped
public class BellKind implements RoomKind {
    @Override
    public String id() {
        return "bell";
    }

    @Override
    public String defaultType() {
        return "ring";
    }

    @Override
    public List<Setting> settings() {
        return List.of(Setting.number("volume", 1, 10));
    }

    @Override
    public Received receive(Member from, Frame frame) {
        if (!frame.type().equals("ring")) {
            throw Problem.of(ErrorCode.UNKNOWN_TYPE, "a bell knows no frame of type " + frame.type());
        }
        JsonObject body = Json.createObjectBuilder()
                .add("times", frame.whole("times", 1, 12))
                .build();
        return new Received.Store(Draft.of(from, frame, body).at(frame.ownTime()));
    }

    @Override
    public JsonObject snapshot(Room room, Member viewer) {
        return JsonValue.EMPTY_JSON_OBJECT;
    }
}
