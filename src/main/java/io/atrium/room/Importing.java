package io.atrium.room;

import io.atrium.wire.Frame;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A kind that understands bodies that are no frames of ours: a GPX track, a CSV file, lines of a log, another program's JSON. */
public interface Importing {
    /** As in {@code POST …/intake/FORMAT}. */
    List<String> imports();

    /**
     * Translates a body into frames, as it comes: it may be larger than what should be held in memory.
     *
     * @param to where the frames go: to {@link RoomKind#receive} as if the member had sent them, stored up to 1,000 in a transaction
     * @return what the sender is answered; empty: {@code {"stored":N}}
     * @throws io.atrium.wire.Problem naming what is wrong, in what line for one; what was stored before stays and is counted in its detail
     */
    Optional<JsonStructure> take(Upload upload, Sink to) throws IOException;

    /** Where the frames of one upload go. */
    @FunctionalInterface
    interface Sink {
        /** May store what has gathered, and throws what refuses it. */
        void put(Frame frame);
    }
}
