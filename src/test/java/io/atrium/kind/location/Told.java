package io.atrium.kind.location;

import io.atrium.room.Draft;
import io.atrium.room.Entry;
import io.atrium.room.KindFixtures;
import io.atrium.room.RoomLog;
import io.atrium.wire.FrameCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A location room's log for plain tests. Times are seconds after {@link #START}. */
final class Told {
    static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    final List<Entry> entries = new ArrayList<>();

    static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    /** @param ownAt null: no time of its own */
    Entry position(String login, String members, Instant storedAt, Instant ownAt) {
        return add(login, Fix.TYPE, "{" + members + "}", storedAt, ownAt);
    }

    Entry position(String login, double latitude, double longitude, long seconds) {
        return position(login, "\"latitude\":" + latitude + ",\"longitude\":" + longitude, at(seconds), null);
    }

    /** @return the sharing's number */
    long share(String login, long seconds, long until) {
        return add(login, Sharing.TYPE, "{\"until\":\"" + at(until) + "\"}", at(seconds), null)
                .getSeq();
    }

    void stop(String login, long seconds) {
        add(login, Sharing.STOP, "{}", at(seconds), null);
    }

    void over(String login, long share, long seconds) {
        add(RoomLog.SYSTEM, Sharing.STOP, "{\"login\":\"" + login + "\",\"share\":" + share + "}", at(seconds), null);
    }

    private Entry add(String login, String type, String body, Instant storedAt, Instant ownAt) {
        Draft draft = new Draft(1, login, type, null, FrameCodec.object(body)).at(ownAt);
        Entry entry = KindFixtures.entry(entries.size() + 1L, storedAt, draft);
        entries.add(entry);
        return entry;
    }
}
