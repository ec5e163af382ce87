package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.channel.ClientSession;
import io.atrium.channel.Message;
import io.atrium.channel.Outgoing;
import io.atrium.channel.Transport;
import io.atrium.room.Appended;
import io.atrium.room.Binary;
import io.atrium.wire.CloseCode;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.Limits;
import io.atrium.wire.Problem;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A client of a protocol of its own: here one whose every frame is a word. */
class BinaryTalkTest {
    private static final Limits LIMITS = new Limits(8, 1, 3, 1_000, 1_048_576, Duration.ofSeconds(10));
    private static final Frame FRAME = new Frame("word", null, JsonValue.EMPTY_JSON_OBJECT);

    private final List<String> heard = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final List<CloseCode> closes = new ArrayList<>();
    private final List<Frame> passed = new ArrayList<>();
    private long now;
    private RuntimeException refusal;
    private CompletionStage<Optional<Appended>> outcome = CompletableFuture.completedFuture(Optional.empty());
    private final Words words = new Words();
    private final BinaryTalk talk = new BinaryTalk(
            new Place(
                    null,
                    new ClientSession(
                            new ClientSession.Holder("ann", "member", "token", null),
                            new ClientSession.Entrance("test", "::1", null),
                            new Line(),
                            LIMITS,
                            () -> now),
                    null,
                    null),
            words,
            LIMITS,
            (member, frame, session) -> {
                passed.add(frame);
                if (refusal != null) {
                    throw refusal;
                }
                return outcome;
            });

    @Test
    void what_comes_in_parts_is_one_frame() {
        talk.receive(bytes("he"), false);
        talk.receive(bytes("llo"), true);
        assertEquals(List.of("hello"), heard);
    }

    @Test
    void it_begins_and_ends_with_its_client() {
        talk.begin();
        talk.end();
        assertEquals(List.of("begin"), told);
        assertEquals(List.of("end"), heard);
    }

    @Test
    void what_is_not_taken_is_told_in_its_own_words() {
        refusal = Problem.of(ErrorCode.FORBIDDEN, "no");
        talk.pass(FRAME);
        refusal = null;
        outcome = CompletableFuture.failedFuture(Problem.of(ErrorCode.TOO_LARGE, "too much"));
        talk.pass(FRAME);
        assertEquals(List.of("!no", "!too much"), told);
        assertEquals(List.of(), closes);
    }

    @Test
    void after_what_may_be_taken_later_the_client_is_to_come_back() {
        outcome = CompletableFuture.failedFuture(Problem.retryable(ErrorCode.UNAVAILABLE, "away", 2));
        talk.pass(FRAME);
        assertEquals(List.of("!away"), told);
        assertEquals(List.of(CloseCode.GOING_AWAY), closes);
    }

    @Test
    void garbage_on_end_closes_and_something_good_in_between_does_not() {
        refusal = Problem.of(ErrorCode.MALFORMED, "garbage");
        for (int i = 0; i < 9; i++) {
            talk.pass(FRAME);
        }
        refusal = null;
        talk.pass(FRAME);
        refusal = Problem.of(ErrorCode.MALFORMED, "garbage");
        for (int i = 0; i < 9; i++) {
            talk.pass(FRAME);
        }
        assertEquals(List.of(), closes);
        talk.pass(FRAME);
        assertEquals(List.of(CloseCode.MALFORMED), closes);
    }

    @Test
    void what_its_kind_can_not_read_is_told_and_a_failure_is_no_silence() {
        words.failure = Problem.of(ErrorCode.MALFORMED, "no word");
        talk.receive(bytes("?"), true);
        words.failure = new IllegalStateException("the database is away");
        talk.receive(bytes("x"), true);
        assertEquals(List.of("!no word", "!the frame could not be taken"), told);
        assertEquals(List.of(CloseCode.GOING_AWAY), closes);
    }

    @Test
    void over_its_rate_it_is_hurried_and_in_the_end_closed() {
        for (int i = 0; i < 4; i++) {
            talk.receive(bytes("x"), true);
        }
        assertEquals(List.of("x", "x", "x", "x in haste"), heard);
        for (int i = 0; i < 50 && closes.isEmpty(); i++) {
            now += Duration.ofMillis(300).toNanos();
            talk.receive(bytes("x"), true);
        }
        assertEquals(List.of(CloseCode.TOO_FAST), closes);
    }

    @Test
    void a_frame_that_is_too_large_ends_it_with_a_word() {
        talk.receive(new byte[6], false);
        talk.receive(new byte[6], true);
        talk.receive(bytes("x"), true);
        assertEquals(List.of("!a frame takes at most 8 bytes"), told);
        assertEquals(List.of(CloseCode.TOO_LARGE), closes);
        assertEquals(List.of(), heard);
    }

    @Test
    void the_room_is_heard_in_its_words_and_what_has_none_not_at_all() {
        BinaryDialect dialect = new BinaryDialect("words", words);
        assertTrue(dialect.isBinary());
        assertEquals("\u00e9", dialect.encode(Message.entry(1, "{\"word\":\"\u00e9\"}")));
        assertEquals(null, dialect.encode(Message.entry(2, "{}")));
        assertEquals(dialect, new BinaryDialect("words", new Words()));
        assertFalse(dialect.equals(new BinaryDialect("others", words)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A kind that speaks in words. */
    private final class Words implements Binary {
        private RuntimeException failure;

        @Override
        public Conversation converse(Client client) {
            return new Conversation() {
                @Override
                public void begin() {
                    client.send(bytes("begin"));
                }

                @Override
                public void receive(byte[] frame, boolean hurried) {
                    if (failure != null) {
                        throw failure;
                    }
                    heard.add(new String(frame, StandardCharsets.ISO_8859_1) + (hurried ? " in haste" : ""));
                }

                @Override
                public void end() {
                    heard.add("end");
                }
            };
        }

        @Override
        public Optional<byte[]> encode(JsonObject frame) {
            return Optional.ofNullable(frame.getString("word", null)).map(BinaryTalkTest::bytes);
        }

        @Override
        public byte[] encode(Problem problem) {
            return bytes("!" + problem.getMessage());
        }
    }

    /** A client that takes everything. */
    private final class Line implements Transport {
        @Override
        public void send(List<Outgoing> frames, Consumer<Throwable> done) {
            frames.forEach(some -> {
                assertTrue(some.isBinary());
                told.addAll(some.frames());
            });
            done.accept(null);
        }

        @Override
        public void ping() {
            // It is there.
        }

        @Override
        public void close(CloseCode code) {
            closes.add(code);
        }
    }
}
