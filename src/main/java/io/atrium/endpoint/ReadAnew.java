package io.atrium.endpoint;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.Threads;
import io.atrium.room.Following;
import io.atrium.room.Recalled;
import io.atrium.room.Rewritten;
import io.atrium.room.RoomKinds;
import io.atrium.signal.Changes;
import io.atrium.signal.Committed;
import io.atrium.wire.CloseCode;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.Executor;

/**
 * Has those in a room come back with their position once history was written into it: they are given what is new, or, where that is much, are told to read the room anew.
 * So are those before a board that names somebody who was erased. Once for all of it, and not an entry at a time.
 */
@ApplicationScoped
public class ReadAnew {
    @Inject
    private Places places;

    @Inject
    private RoomKinds kinds;

    @Inject
    private Threads threads;

    private Executor executor;

    @PostConstruct
    void start() {
        executor = new BoundedExecutor(threads.executor(), 1);
    }

    void onCommitted(@Observes @Committed Changes changes) {
        changes.created(Recalled.class)
                .filter(Recalled::done)
                .forEach(past -> executor.execute(() -> comeBack(past.roomId())));
    }

    /** Boards are told as a whole to those who come. Of a talk each line stands for itself, and pages know whom it names. */
    void onRewritten(@Observes Rewritten room) {
        executor.execute(() -> {
            if (places.inRoom(room.roomId()).anyMatch(this::isOnBoard)) {
                comeBack(room.roomId());
            }
        });
    }

    private boolean isOnBoard(Place place) {
        return kinds.ability(place.member().room(), Following.class).isPresent();
    }

    private void comeBack(long roomId) {
        places.inRoom(roomId).forEach(place -> place.end(CloseCode.SLOW));
    }
}
