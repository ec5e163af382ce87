package io.atrium.endpoint.rest;

import io.atrium.account.Caller;
import io.atrium.room.Member;
import io.atrium.room.Rooms;
import io.atrium.wire.Problem;

/**
 * What part of a room's log is asked for, by the parameters of the same names.
 *
 * @param before goes before {@code after}; null: not given
 * @param after null: not given, or not asked since {@code before} is
 * @param waitSeconds how long to wait for the first entry behind {@code after}
 */
record EntriesQuery(Long before, Long after, int limit, int waitSeconds) {
    static final String DEFAULT_LIMIT = "100";
    static final String DEFAULT_WAIT = "0";

    private static final int MAX_LIMIT = 1_000;
    private static final int MAX_WAIT_SECONDS = 60;

    /** @throws Problem {@code invalid} with the parameter's name */
    static EntriesQuery of(String before, String after, String limit, String wait) {
        int most = (int) Query.whole("limit", limit, 1, MAX_LIMIT);
        int seconds = (int) Query.whole("wait", wait, 0, MAX_WAIT_SECONDS);
        if (before != null) {
            return new EntriesQuery(Query.whole("before", before, 0, Long.MAX_VALUE), null, most, seconds);
        }
        return new EntriesQuery(
                null, after == null ? null : Query.whole("after", after, 0, Long.MAX_VALUE), most, seconds);
    }

    /** Whether there is something to wait for, should there be nothing yet. */
    boolean waits() {
        return after != null && waitSeconds > 0;
    }

    /** Comes into an open room, unless told only to go on in one: {@code enter=false}. */
    static Member member(Rooms rooms, Caller caller, String room, String enter) {
        return "false".equals(enter) ? rooms.member(caller, room) : rooms.join(caller, room);
    }
}
