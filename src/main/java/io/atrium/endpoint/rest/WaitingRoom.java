package io.atrium.endpoint.rest;

import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Message;
import io.atrium.room.Member;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The requests that wait for one room's next entry. Whoever takes one out, and only they, answers it. */
final class WaitingRoom implements ChannelLayer.Receiver {
    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private final Consumer<List<Waiting>> answering;

    /** What a page begins behind, and how many entries it has at most. */
    record Position(long after, int limit) {}

    /** A request for what comes after an entry, each unlike any other. */
    static final class Waiting {
        private final Member member;
        private final Position position;
        private final long untilNanos;
        private final PollAnswer answer;

        /** @param untilNanos by {@link System#nanoTime} */
        Waiting(Member member, Position position, long untilNanos, PollAnswer answer) {
            this.member = member;
            this.position = position;
            this.untilNanos = untilNanos;
            this.answer = answer;
        }

        Member member() {
            return member;
        }

        Position position() {
            return position;
        }

        PollAnswer answer() {
            return answer;
        }

        boolean isOver(long nanoTime) {
            return nanoTime - untilNanos >= 0;
        }
    }

    /** @param answering takes those who are to be answered, without delay */
    WaitingRoom(Consumer<List<Waiting>> answering) {
        this.answering = answering;
    }

    void sitDown(Waiting newcomer) {
        waiting.add(newcomer);
    }

    /** Whether it was waiting still. */
    boolean leave(Waiting leaving) {
        return waiting.remove(leaving);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    @Override
    public void receive(List<Message> messages) {
        long newest = messages.stream().mapToLong(Message::seq).max().orElse(0);
        if (newest > 0) {
            answering.accept(take(one -> one.position.after < newest));
        }
    }

    @Override
    public boolean isQuick() {
        return waiting.size() < 100;
    }

    /** Those who have waited long enough. */
    List<Waiting> takeOver(long nanoTime) {
        return take(one -> one.isOver(nanoTime));
    }

    /** @param lot decides for each of them */
    List<Waiting> takeSome(BooleanSupplier lot) {
        return take(one -> lot.getAsBoolean());
    }

    private List<Waiting> take(Predicate<Waiting> condition) {
        return waiting.stream().filter(condition).filter(waiting::remove).toList();
    }
}
