package io.atrium.kind.release;

import io.atrium.room.Entry;
import io.atrium.room.EntryReader;
import io.atrium.room.Projection;
import io.atrium.room.Room;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Function;

/** The release rooms in memory. Each is read from the tables when somebody first asks for it, not from a log of a million lines. */
@ApplicationScoped
public class Consoles {
    private static final int MOST_ROOMS = 1_000;

    @Inject
    private EntryReader log;

    @Inject
    private ReleaseStore store;

    private Projection<Console> consoles;

    @PostConstruct
    void start() {
        consoles = new Projection<>(log, MOST_ROOMS, store::begin, Console::apply);
    }

    /** @param question must not keep the console */
    <T> T ask(Room room, Function<Console, T> question) {
        return consoles.ask(room.getId(), question);
    }

    void committed(long roomId, List<Entry> entries) {
        consoles.committed(roomId, entries);
    }
}
