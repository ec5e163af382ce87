package io.atrium.endpoint;

import io.atrium.channel.ClientSession;
import io.atrium.channel.Outgoing;
import io.atrium.channel.RateMeter.Verdict;
import io.atrium.room.Binary;
import io.atrium.room.Member;
import io.atrium.wire.CloseCode;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.Limits;
import io.atrium.wire.Problem;
import java.util.concurrent.atomic.AtomicInteger;

/** A client of a kind that speaks binary, on its room's socket. */
final class BinaryTalk implements Binary.Client {
    /** As many as of JSON, before the client is taken for something else than one. */
    private static final int MALFORMED_MOST = 10;

    private final Place place;
    private final Binary kind;
    private final RoomConnection.FrameSink sink;
    private final int mostBytes;
    private final BinaryAssembly assembly;
    private final Binary.Conversation conversation;
    private final AtomicInteger malformed = new AtomicInteger();

    BinaryTalk(Place place, Binary kind, Limits limits, RoomConnection.FrameSink sink) {
        this.place = place;
        this.kind = kind;
        this.sink = sink;
        this.mostBytes = kind.mostBytes(limits);
        this.assembly = new BinaryAssembly(mostBytes);
        this.conversation = kind.converse(this);
    }

    void begin() {
        conversation.begin();
    }

    void end() {
        conversation.end();
    }

    /** In parts, as they come. */
    void receive(byte[] part, boolean last) {
        assembly.add(part, last).ifPresent(this::receive);
        if (assembly.isTooLarge() && !session().isClosing()) {
            send(kind.encode(Problem.of(ErrorCode.TOO_LARGE, "a frame takes at most " + mostBytes + " bytes")));
            session().closeAfterWriting(CloseCode.TOO_LARGE);
        }
    }

    private void receive(byte[] frame) {
        if (session().isClosing()) {
            return;
        }
        session().alive();
        Verdict verdict = session().rate().take();
        if (verdict == Verdict.CLOSE) {
            session().close(CloseCode.TOO_FAST);
            return;
        }
        try {
            conversation.receive(frame, verdict == Verdict.REFUSE);
        } catch (Problem problem) {
            refuse(problem);
        } catch (RuntimeException failure) {
            refuse(Failure.problem(failure));
        }
    }

    @Override
    public Member member() {
        return place.member();
    }

    @Override
    public void send(byte[] frame) {
        session().send(Outgoing.binary(frame));
    }

    @Override
    public void pass(Frame frame) {
        try {
            sink.receive(place.member(), frame, null).whenComplete((appended, failure) -> passed(failure));
        } catch (RuntimeException refused) {
            passed(refused);
        }
    }

    private void passed(Throwable failure) {
        if (failure == null) {
            malformed.set(0);
        } else {
            refuse(Failure.problem(failure));
        }
    }

    /** What was not taken and is not sent again would be missing for good: who comes back brings it along. */
    void refuse(Problem problem) {
        send(kind.encode(problem));
        if (problem.code() == ErrorCode.UNAVAILABLE || problem.retryAfterSeconds() > 0) {
            session().closeAfterWriting(CloseCode.GOING_AWAY);
        } else if (problem.code() == ErrorCode.MALFORMED && malformed.incrementAndGet() >= MALFORMED_MOST) {
            session().closeAfterWriting(CloseCode.MALFORMED);
        }
    }

    private ClientSession session() {
        return place.session();
    }
}
