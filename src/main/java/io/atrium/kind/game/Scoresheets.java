package io.atrium.kind.game;

import io.atrium.room.Entry;
import io.atrium.room.EntryReader;
import io.atrium.room.Projection;
import io.atrium.room.Room;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Function;

/** The rooms' games in memory, each read from where it began when somebody first asks for it. */
@ApplicationScoped
public class Scoresheets {
    private static final int MOST_ROOMS = 1_000;

    @Inject
    private EntryReader log;

    @Inject
    private GameStore store;

    private Projection<Scoresheet> sheets;

    @PostConstruct
    void start() {
        sheets = new Projection<>(log, MOST_ROOMS, this::begin, Scoresheet::apply);
    }

    private Projection.Start<Scoresheet> begin(long roomId) {
        long before = store.match(roomId).map(match -> match.beganSeq() - 1).orElse(0L);
        return new Projection.Start<>(new Scoresheet(), Math.max(0, before));
    }

    /** @param question must not keep the sheet */
    <T> T ask(Room room, Function<Scoresheet, T> question) {
        return sheets.ask(room.getId(), question);
    }

    void committed(long roomId, List<Entry> entries) {
        sheets.committed(roomId, entries);
    }
}
