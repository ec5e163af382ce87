package io.atrium.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.account.Accounts;
import io.atrium.account.Caller;
import io.atrium.account.Credential;
import io.atrium.endpoint.CatchingUp;
import io.atrium.endpoint.Position;
import io.atrium.notify.MessageDrafts;
import io.atrium.search.Asked;
import io.atrium.search.Search;
import io.atrium.search.Sorting;
import io.atrium.testing.Await;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Problem;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** In the container: what a room keeps no longer is gone for everybody, and nobody is told that they have it all. */
@ExtendWith(ArquillianExtension.class)
class RetentionInsideIT {
    private static final Duration KEPT = Duration.ofDays(30);

    @Inject
    private ProbeKind probe;

    @Inject
    private Accounts accounts;

    @Inject
    private RoomKeeping keeping;

    @Inject
    private Rooms rooms;

    @Inject
    private RoomTraffic traffic;

    @Inject
    private Exports exports;

    @Inject
    private Retention retention;

    @Inject
    private RoomHistory history;

    @Inject
    private EntryReader reader;

    @Inject
    private CatchingUp catchingUp;

    @Inject
    private Search search;

    @Inject
    private MessageDrafts drafts;

    private Member member;
    private long room;

    @BeforeEach
    void sayTwentyThingsInANewRoom() {
        Caller admin = Caller.of(accounts.find("admin").orElseThrow(), Credential.session("test"));
        String name = "probe-" + Long.toString(System.nanoTime(), 36);
        keeping.create(
                admin,
                new NewRoom(
                        name,
                        "Probe",
                        "",
                        "probe",
                        Visibility.OPEN,
                        FrameCodec.object("{\"keep_days\":30}"),
                        List.of(),
                        null));
        member = rooms.join(admin, name);
        room = member.room().getId();
        for (int i = 1; i <= 20; i++) {
            assertEquals(i, send());
        }
    }

    @Test
    void what_is_young_enough_stays() {
        retention.sweep(Instant.now().plus(KEPT).minusSeconds(3_600));
        assertEquals(1, history.head(room).first());
        assertEquals(20, reader.after(room, 0, 100).size());
    }

    @Test
    void everybody_who_reads_begins_behind_what_was_forgotten() throws IOException {
        history.before(room, 21, 50); // kept in memory from here on
        retention.sweep(at(11).plus(KEPT));
        long first = history.head(room).first();
        assertTrue(first > 1 && first <= 11, "begins with " + first);
        assertEquals(first, reader.after(room, 0, 100).get(0).getSeq());
        assertEquals(first, history.before(room, 21, 50).get(0).seq());
        StringWriter file = new StringWriter();
        exports.write(exports.format(member, "txt"), member, file);
        assertTrue(file.toString().startsWith(first + "\n"), file.toString());
        assertTrue(probe.forgotten() > 0);
    }

    @Test
    void who_comes_back_from_before_is_told_that_something_is_missing() {
        retention.sweep(at(11).plus(KEPT));
        long first = history.head(room).first();
        assertTrue(comesBack(first - 1));
        assertFalse(comesBack(first - 2));
    }

    @Test
    void a_log_that_is_forgotten_whole_goes_on_with_its_numbers() {
        retention.sweep(Instant.now().plus(KEPT).plusSeconds(3_600));
        assertEquals(List.of(), reader.after(room, 0, 100));
        Head head = history.head(room);
        assertEquals(20, head.seq());
        assertEquals(21, head.first());
        assertTrue(comesBack(20));
        assertEquals(21, send());
        assertEquals(21, history.before(room, Long.MAX_VALUE, 50).get(0).seq());
        assertTrue(comesBack(20));
        assertFalse(comesBack(19));
    }

    @Test
    void nothing_that_was_forgotten_is_found() {
        Await.until("all are found", () -> found() == 20);
        retention.sweep(at(11).plus(KEPT));
        long left = 21 - history.head(room).first();
        assertTrue(left < 20, left + " are left");
        Await.until("what is left is found", () -> found() == left);
    }

    @Test
    void a_draft_goes_with_the_thread_it_answers() {
        drafts.write(member, 0, "to the room", null);
        drafts.write(member, 1, "to what is forgotten", null);
        drafts.write(member, 20, "to what is kept", null);
        retention.sweep(at(11).plus(KEPT));
        Await.until(
                "the draft has gone",
                () -> drafts.in(member).getJsonArray("drafts").size() == 2);
        assertFalse(drafts.in(member).toString().contains("forgotten"));
    }

    private int found() {
        String q = "number in:" + member.room().getName();
        Asked asked = new Asked(q, null, null, Sorting.NEWEST, 100, null, ZoneOffset.UTC);
        try {
            return search.ask(member.caller(), asked).getInt("total");
        } catch (Problem notYetThere) {
            return -1; // the index opens a second after the application
        }
    }

    private boolean comesBack(long position) {
        return catchingUp.from(new Position(position, null), member.room()).recovered();
    }

    private Instant at(long seq) {
        return reader.one(room, seq).orElseThrow().getAt();
    }

    private long send() {
        return traffic.receive(member, FrameCodec.decode("{}"), null)
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join()
                .orElseThrow()
                .seq();
    }
}
