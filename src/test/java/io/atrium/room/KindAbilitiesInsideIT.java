package io.atrium.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.account.Accounts;
import io.atrium.account.Caller;
import io.atrium.account.Credential;
import io.atrium.account.Role;
import io.atrium.admin.KindsOnStage;
import io.atrium.channel.ChannelLayer;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Parameters;
import io.atrium.wire.Problem;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** In the container: what a kind may do beside taking frames, with a kind that does all of it. */
@ExtendWith(ArquillianExtension.class)
class KindAbilitiesInsideIT {
    private static final int SECONDS = 60;

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
    private RoomLog log;

    @Inject
    private RoomIntake intake;

    @Inject
    private RoomViews views;

    @Inject
    private RoomHistory history;

    @Inject
    private EntryReader reader;

    @Inject
    private RoomCards cards;

    @Inject
    private ChannelLayer layer;

    @Inject
    private KindsOnStage onStage;

    @Inject
    private Event<SummaryChanged> summaryChanged;

    private Member member;

    @BeforeEach
    void enterANewRoom() {
        Caller admin = Caller.of(accounts.find("admin").orElseThrow(), Credential.session("test"));
        String name = "probe-" + Long.toString(System.nanoTime(), 36);
        keeping.create(admin, wanted(name, "{}"));
        member = rooms.join(admin, name);
    }

    @Test
    void one_frame_may_become_several_entries_or_none_of_them() {
        Appended last = join(send("{\"type\":\"three\",\"ref\":\"a\"}")).orElseThrow();
        assertEquals(3, last.seq());
        assertEquals(
                3,
                join(send("{\"type\":\"three\",\"ref\":\"a\"}")).orElseThrow().seq());
        assertEquals(3, reader.after(roomId(), 0, 100).size());
        List<Appended> batch = join(traffic.receiveAll(
                member, List.of(FrameCodec.decode("{\"type\":\"three\"}"), FrameCodec.decode("{\"line\":\"x\"}"))));
        assertEquals(List.of(4L, 5L, 6L, 7L), batch.stream().map(Appended::seq).toList());
    }

    @Test
    void what_leaves_no_entry_is_committed_before_it_is_acked_and_a_refusal_undoes_it() {
        assertEquals(Optional.empty(), join(send("{\"type\":\"secret\"}")));
        assertEquals(
                "x",
                keeping.createdBy(member.caller(), member.room().getName())
                        .orElseThrow()
                        .getPurpose());
        assertEquals(1, probe.enacted());
        Problem refused = assertThrows(Problem.class, () -> send("{\"type\":\"secret\",\"refused\":true}"));
        assertEquals(ErrorCode.CONFLICT, refused.code());
        assertEquals(
                "x",
                keeping.createdBy(member.caller(), member.room().getName())
                        .orElseThrow()
                        .getPurpose());
        assertEquals(1, probe.enacted());
        assertEquals(0, history.head(roomId()).seq());
        assertEquals(
                "type",
                assertThrows(
                                Problem.class,
                                () -> traffic.receiveAll(
                                        member,
                                        List.of(
                                                FrameCodec.decode("{\"type\":\"secret\"}"),
                                                FrameCodec.decode("{\"line\":\"x\"}"))))
                        .field());
    }

    @Test
    void an_own_time_outlives_the_database_and_the_log_keeps_its_order() {
        join(send("{\"line\":\"late\",\"at\":\"2026-01-02T03:04:05.678Z\"}"));
        join(send("{\"line\":\"now\"}"));
        List<Entry> entries = reader.after(roomId(), 0, 10);
        assertEquals(Instant.parse("2026-01-02T03:04:05.678Z"), entries.get(0).getOwnAt());
        assertEquals(entries.get(0).getOwnAt(), entries.get(0).happenedAt());
        assertEquals(entries.get(1).getAt(), entries.get(1).happenedAt());
        assertFalse(entries.get(1).getAt().isBefore(entries.get(0).getAt()));
    }

    @Test
    void a_kind_that_follows_has_heard_of_what_anybody_hears() throws InterruptedException {
        BlockingQueue<Boolean> known = new LinkedBlockingQueue<>();
        layer.groupAdd(
                member.room().group(),
                messages -> messages.stream()
                        .filter(message -> !message.isEphemeral())
                        .forEach(message -> known.add(probe.hasFollowed(roomId(), message.seq()))));
        for (int i = 0; i < 200; i++) {
            join(send("{}"));
        }
        for (int i = 0; i < 200; i++) {
            assertEquals(true, known.poll(SECONDS, TimeUnit.SECONDS));
        }
    }

    @Test
    void what_the_room_does_by_itself_is_done_once_whoever_does_it() {
        JsonObject body = FrameCodec.object("{\"line\":\"closed\"}");
        List<CompletableFuture<Appended>> nodes = IntStream.range(0, 8)
                .mapToObj(i -> log.append(Draft.bySystem(member.room(), "one", "close-q1", body))
                        .toCompletableFuture())
                .toList();
        nodes.forEach(node -> assertEquals(1, join(node).seq()));
        List<Entry> entries = reader.after(roomId(), 0, 10);
        assertEquals(1, entries.size());
        assertEquals("atrium", entries.get(0).getAuthor());
        assertEquals(
                ErrorCode.CONFLICT,
                assertThrows(Problem.class, () -> accounts.create("atrium", "Me", "long enough", Role.MEMBER))
                        .code());
    }

    @Test
    void an_upload_is_stored_as_it_comes_and_says_how_far_it_came() throws IOException {
        assertEquals("{\"stored\":2500}", upload("x\n".repeat(2_500), Parameters.NONE));
        assertEquals(2_500, history.head(roomId()).seq());
        assertEquals("[]", upload("y\n", new Parameters(Map.of("quiet", "1"))));
        Problem bad = assertThrows(Problem.class, () -> upload("x\n".repeat(1_700) + "bad\n", Parameters.NONE));
        assertEquals("line", bad.field());
        assertTrue(bad.getMessage().endsWith("; 1000 entries before were stored"), bad.getMessage());
        assertEquals(3_501, history.head(roomId()).seq());
        String tooMuch = "x".repeat(999).concat("\n").repeat(17 * 1_024);
        assertEquals(
                ErrorCode.TOO_LARGE,
                assertThrows(Problem.class, () -> upload(tooMuch, Parameters.NONE))
                        .code());
    }

    @Test
    void a_view_is_answered_and_one_there_is_not_is_named() {
        assertEquals("{\"n\":7}", views.view(member, "echo", Parameters.NONE).json());
        Problem unknown = assertThrows(Problem.class, () -> views.view(member, "no-such", Parameters.NONE));
        assertEquals(ErrorCode.NOT_FOUND, unknown.code());
        assertTrue(unknown.getMessage().contains("[echo]"), unknown.getMessage());
    }

    @Test
    void settings_are_settled_together() {
        assertTrue(member.room().settings().getBoolean("settled"));
        Problem early = assertThrows(Problem.class, () -> keeping.create(member.caller(), wanted("p", "{\"most\":6}")));
        assertEquals("settings.most", early.field());
        Room later =
                keeping.update(Warden.of(member), RoomChange.of(null, null, null, FrameCodec.object("{\"most\":6}")));
        assertEquals(6, later.settings().getInt("most"));
    }

    @Test
    void a_card_carries_the_summary_and_goes_out_when_it_changes_without_an_entry() throws InterruptedException {
        assertEquals(
                "summary.seen",
                cards.of(member.room(), member.caller().userId())
                        .getJsonObject("summary")
                        .getString("key"));
        BlockingQueue<String> lobby = new LinkedBlockingQueue<>();
        layer.groupAdd("lobby", messages -> messages.forEach(message -> lobby.add(message.json())));
        summaryChanged.fire(new SummaryChanged(roomId()));
        String card;
        do {
            card = lobby.poll(SECONDS, TimeUnit.SECONDS);
            assertTrue(card != null, "no card came");
        } while (!card.contains("\"" + member.room().getName() + "\""));
        assertTrue(card.contains("\"summary\":{\"key\":\"summary.seen\""), card);
    }

    @Test
    void a_room_of_the_demonstration_is_furnished_once() {
        onStage.furnish();
        onStage.furnish();
        Room demo = rooms.find("probe-demo").orElseThrow();
        List<Entry> said = reader.after(demo.getId(), 0, 10);
        assertEquals(
                List.of("one", "two"),
                said.stream().map(entry -> entry.body().getString("line")).toList());
        assertEquals("admin", said.get(0).getAuthor());
    }

    private String upload(String text, Parameters parameters) throws IOException {
        return intake.take(new Upload(
                        member,
                        "lines",
                        parameters,
                        null,
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
                .toString();
    }

    private CompletionStage<Optional<Appended>> send(String frame) {
        return traffic.receive(member, FrameCodec.decode(frame), null);
    }

    private long roomId() {
        return member.room().getId();
    }

    private static NewRoom wanted(String name, String settings) {
        return new NewRoom(name, "Probe", "", "probe", Visibility.OPEN, FrameCodec.object(settings), List.of(), name);
    }

    private static <T> T join(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture()
                    .orTimeout(SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof Problem problem ? problem : failure;
        }
    }
}
