package io.atrium.endpoint;

import io.atrium.channel.Presence;
import io.atrium.endpoint.CatchingUp.Caught;
import io.atrium.room.Member;
import io.atrium.room.Room;
import io.atrium.room.RoomKinds;
import io.atrium.room.Roster;
import io.atrium.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;

/** The first frame of a room socket. */
@ApplicationScoped
public class Welcome {
    private static final int MEMBERS = 200;

    @Inject
    private Roster roster;

    @Inject
    private Presence presence;

    @Inject
    private RoomKinds kinds;

    /** Puts the entries in as the text they are. */
    String frame(Member member, Caught caught) {
        String text =
                of(member, caught.epoch(), caught.seq(), caught.recovered()).toString();
        return text.substring(0, text.length() - 1) + ",\"entries\":[" + String.join(",", caught.entries()) + "]}";
    }

    /** All of it but the entries. */
    public JsonObject of(Member member, String epoch, long seq, boolean recovered) {
        Room room = member.room();
        return Json.createObjectBuilder()
                .add("type", "welcome")
                .add("room", room.getName())
                .add("kind", room.getKind())
                .add("title", room.getTitle())
                .add("epoch", epoch)
                .add("seq", seq)
                .add("you", member.login())
                .add("rights", Json.createArrayBuilder(member.role().rights()))
                .add("members", members(room))
                .add("member_count", roster.count(room))
                .add("online", presence.count(room.group()))
                .add("snapshot", kinds.of(room).snapshot(room, member))
                .add("recovered", recovered)
                .build();
    }

    private JsonArrayBuilder members(Room room) {
        JsonArrayBuilder members = Json.createArrayBuilder();
        roster.people(room, MEMBERS).forEach(person -> members.add(PersonJson.of(person)));
        return members;
    }
}
