package io.atrium.endpoint;

import io.atrium.admin.Stays;
import io.atrium.channel.ClientSession;
import io.atrium.channel.Subscription;
import io.atrium.room.Member;
import io.atrium.room.Rights;
import io.atrium.wire.CloseCode;
import io.atrium.wire.CommonTime;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/**
 * One member's place in one room on one session, whatever the door: what the room says comes through it, and a change of rights finds
 * it. Taken and left at {@link Places}.
 */
public final class Place {
    private final ClientSession session;
    private final Subscription subscription;
    private final Ending ending;
    private final AtomicBoolean left = new AtomicBoolean();
    private final Instant begun = CommonTime.now();
    private volatile Member member;

    /** What the right to a place takes along when it ends: the whole session, or the place alone. */
    @FunctionalInterface
    public interface Ending {
        void end(Place place, CloseCode why);
    }

    Place(Member member, ClientSession session, Subscription subscription, Ending ending) {
        this.member = member;
        this.session = session;
        this.subscription = subscription;
        this.ending = ending;
    }

    /** As the member is now. */
    public Member member() {
        return member;
    }

    public ClientSession session() {
        return session;
    }

    /** Lets the room through from here on; the client has been sent everything up to and including {@code seq}. */
    public void start(long seq) {
        subscription.start(seq);
    }

    /** The last entry the client has been sent, or is to be sent next; -1 while that is not known. */
    long position() {
        return subscription.position();
    }

    /** For the record. */
    Stays.Left over() {
        return new Stays.Left(
                member.login(),
                member.room().getName(),
                session.entrance().door(),
                begun,
                CommonTime.now(),
                position());
    }

    Subscription subscription() {
        return subscription;
    }

    /**
     * What the member is to the room, or the room, has changed; one change after the other, so that neither is lost. Where they may do
     * something else by it than before, the client is told.
     */
    synchronized void update(UnaryOperator<Member> change) {
        Member before = member;
        member = change.apply(before);
        Rights.news(before, member).ifPresent(subscription::whisper);
    }

    /** Lets nothing more of the room through. @return as {@link Subscription#cut} */
    OptionalLong cut() {
        return subscription.cut();
    }

    /** The right to it has ended. */
    void end(CloseCode why) {
        ending.end(this, why);
    }

    /** Whether this call was the first to leave it. */
    boolean leave() {
        return left.compareAndSet(false, true);
    }
}
