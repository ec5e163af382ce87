package io.atrium.compliance;

import jakarta.json.JsonObject;
import java.io.IOException;

/** What the jobs of one sort do. */
interface Work {
    Job.What what();

    /**
     * One step, bounded in time and memory. May be done again where its node dies before it is noted: it must come to the same, or to nothing more.
     *
     * @throws IOException the store is away: tried again
     * @throws io.atrium.wire.Problem it can't be done, now or later
     */
    Step step(Job job) throws IOException;

    /** Whether this node may do it: nodes are not all set up alike while they are restarted one after the other. */
    default boolean isFor(Job job) {
        return true;
    }

    /** Whether there will be a file. */
    default boolean yields() {
        return true;
    }

    /**
     * What was done.
     *
     * @param next where the next one begins; null: it was the last
     * @param done how much of the total this was
     * @param total as far as is known
     * @param part of the result; null: none
     */
    record Step(JsonObject next, long done, long total, ZipPart.Content part) {}
}
