package io.atrium.endpoint;

import io.atrium.channel.ClientSession;
import io.atrium.channel.Subscription;
import io.atrium.room.Member;
import io.atrium.wire.CloseCode;
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

    Subscription subscription() {
        return subscription;
    }

    /** The member's role or the room's settings have changed; one change after the other, so that neither is lost. */
    synchronized void update(UnaryOperator<Member> change) {
        member = change.apply(member);
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
