package io.atrium.endpoint;

import io.atrium.endpoint.CatchingUp.Caught;
import io.atrium.room.Conversations;
import io.atrium.room.Member;
import io.atrium.room.Rights;
import io.atrium.room.Room;
import io.atrium.room.RoomKinds;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

/** The first frame of a room socket. */
@ApplicationScoped
public class Welcome {
    @Inject
    private Company company;

    @Inject
    private RoomKinds kinds;

    @Inject
    private Conversations conversations;

    /** Puts the people and the entries in as the text they are. */
    String frame(Member member, Caught caught) {
        return text(member, caught.epoch(), caught.seq(), caught.recovered()) + ",\"entries\":["
                + String.join(",", caught.entries()) + "]}";
    }

    /** All of it but the entries. */
    public JsonObject of(Member member, String epoch, long seq, boolean recovered) {
        return FrameCodec.stored(text(member, epoch, seq, recovered) + "}");
    }

    /** Without its last brace. */
    private String text(Member member, String epoch, long seq, boolean recovered) {
        Room room = member.room();
        String own = Json.createObjectBuilder()
                .add("type", "welcome")
                .add("room", room.getName())
                .add("kind", room.getKind())
                .add("title", conversations.title(room, member.caller().userId()))
                .add("epoch", epoch)
                .add("seq", seq)
                .add("you", member.login())
                .addAll(Json.createObjectBuilder(Rights.of(member)))
                .add("snapshot", kinds.of(room).snapshot(room, member))
                .add("recovered", recovered)
                .build()
                .toString();
        return own.substring(0, own.length() - 1) + "," + company.of(room);
    }
}
