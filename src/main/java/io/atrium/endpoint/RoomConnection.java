package io.atrium.endpoint;

import io.atrium.channel.ClientSession;
import io.atrium.channel.Dialect;
import io.atrium.channel.Outgoing;
import io.atrium.channel.RateMeter.Verdict;
import io.atrium.room.Appended;
import io.atrium.room.Member;
import io.atrium.wire.CloseCode;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** One client on one room's socket: its frames in, its acks and errors out. What the room says reaches it by its subscription. */
final class RoomConnection {
    /** Malformed frames on end before the client is taken for something else than one. */
    private static final int MALFORMED_MOST = 10;

    private final Place place;
    private final ClientSession session;
    private final Dialect dialect;
    private final FrameSink sink;

    /** Null: the room's kind speaks JSON. */
    private final BinaryTalk talk;

    private int malformed;

    /** Where frames go: {@code RoomTraffic::receive}. */
    @FunctionalInterface
    interface FrameSink {
        CompletionStage<Optional<Appended>> receive(Member member, Frame frame, String session);
    }

    RoomConnection(Place place, Dialect dialect, FrameSink sink) {
        this(place, dialect, sink, null);
    }

    RoomConnection(Place place, Dialect dialect, FrameSink sink, BinaryTalk talk) {
        this.place = place;
        this.session = place.session();
        this.dialect = dialect;
        this.sink = sink;
        this.talk = talk;
    }

    Place place() {
        return place;
    }

    ClientSession session() {
        return session;
    }

    Dialect dialect() {
        return dialect;
    }

    /** Empty where the room's kind speaks JSON. */
    Optional<BinaryTalk> talk() {
        return Optional.ofNullable(talk);
    }

    /** Takes one whole text frame. */
    void receive(String text) {
        if (session.isClosing()) {
            return;
        }
        if (talk != null) {
            talk.refuse(Problem.of(ErrorCode.MALFORMED, "this room's socket takes binary frames alone"));
            return;
        }
        session.alive();
        Verdict verdict = session.rate().take();
        if (verdict == Verdict.CLOSE) {
            session.close(CloseCode.TOO_FAST);
            return;
        }
        Frame frame = null;
        try {
            frame = decode(text).over(session.roundTrip());
            malformed = 0;
            if (verdict == Verdict.REFUSE) {
                throw Problem.retryable(ErrorCode.RATE_LIMITED, "too many frames a second", 1);
            }
            pass(frame);
        } catch (Problem problem) {
            refuse(problem, frame == null ? null : frame.ref());
        } catch (RuntimeException failure) {
            // A kind that asks the database may find it away: every frame is answered.
            refuse(Failure.problem(failure), frame == null ? null : frame.ref());
        }
    }

    /** Takes a part of a binary frame. */
    void receive(byte[] part, boolean last) {
        if (talk != null) {
            talk.receive(part, last);
        } else if (last) {
            refuse(Problem.of(ErrorCode.MALFORMED, "rooms of this kind take no binary frames"), null);
        }
    }

    /** A frame that can't be read ends the connection only if others follow it. */
    private void refuse(Problem problem, String ref) {
        send(problem.toFrame(ref));
        if (problem.code() == ErrorCode.MALFORMED && ++malformed >= MALFORMED_MOST) {
            session.closeAfterWriting(CloseCode.MALFORMED);
        }
    }

    void tooLarge(int maxBytes) {
        end(Problem.of(ErrorCode.TOO_LARGE, "a frame takes at most " + maxBytes + " bytes"), CloseCode.TOO_LARGE);
    }

    /** The connection is over, and the client is told why. */
    void end(Problem problem, CloseCode code) {
        if (talk != null) {
            talk.refuse(problem);
        } else {
            send(problem.toFrame(null));
        }
        session.closeAfterWriting(code);
    }

    private boolean isTextOnly() {
        return dialect == TextDialect.INSTANCE;
    }

    private Frame decode(String text) {
        if (isTextOnly()) {
            if (!Text.isStorable(text)) {
                throw Problem.invalid("message", "message contains NUL or half a surrogate pair");
            }
            return Frame.of(Json.createObjectBuilder().add("message", text).build());
        }
        return FrameCodec.decode(text);
    }

    private void pass(Frame frame) {
        sink.receive(place.member(), frame, session.id()).whenComplete((appended, failure) -> {
            if (failure != null) {
                send(Failure.problem(failure).toFrame(frame.ref()));
            } else if (frame.ref() != null) {
                ack(frame.ref(), appended);
            }
        });
    }

    private void ack(String ref, Optional<Appended> appended) {
        JsonObjectBuilder ack = Json.createObjectBuilder().add("type", "ack").add("ref", ref);
        appended.ifPresent(entry -> ack.add("seq", entry.seq()));
        send(ack.build());
    }

    /** Terminals are told errors in words, and no acks. */
    private void send(JsonObject frame) {
        if (!isTextOnly()) {
            session.send(Outgoing.of(frame.toString()));
        } else if (frame.getString("type").equals("error")) {
            session.send(Outgoing.of("! " + frame.getString("detail")));
        }
    }
}
