package io.atrium.kind.location;

import io.atrium.room.Draft;
import io.atrium.room.Entry;
import io.atrium.room.RoomLog;
import io.atrium.wire.Frame;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;

/**
 * An entry {@code share}: somebody lets the room see where they are, for a while.
 *
 * @param seq its number, by which positions name it
 */
record Sharing(long seq, String login, Instant until) {
    static final String TYPE = "share";
    static final String STOP = "stop";

    /** Nobody is seen for longer than this without saying so again; see {@link Board#REACH}. */
    static final Duration LONGEST = Duration.ofHours(12);

    private static final long SHORTEST_SECONDS = 1;

    /** What is stored of a frame that begins one. */
    static JsonObject body(Frame frame, Instant now) {
        long seconds = frame.whole("seconds", SHORTEST_SECONDS, LONGEST.toSeconds());
        return Json.createObjectBuilder()
                .add("until", Instants.wire(now.plusSeconds(seconds)))
                .build();
    }

    static Sharing of(Entry entry) {
        Instant until = Instants.parse(entry.body().getString("until")).orElseThrow();
        return new Sharing(entry.getSeq(), entry.getAuthor(), until);
    }

    boolean isOver(Instant now) {
        return !until.isAfter(now);
    }

    /** That it is over, as the room says by itself, once. */
    Draft end(long roomId) {
        JsonObject body =
                Json.createObjectBuilder().add("login", login).add("share", seq).build();
        return new Draft(roomId, RoomLog.SYSTEM, STOP, "end-of-" + seq, body);
    }

    /** That somebody left the room, as the room says by itself. */
    static Draft departure(long roomId, String login) {
        JsonObject body = Json.createObjectBuilder().add("login", login).build();
        return new Draft(roomId, RoomLog.SYSTEM, STOP, null, body);
    }
}
