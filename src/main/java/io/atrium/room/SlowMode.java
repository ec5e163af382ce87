package io.atrium.room;

import io.atrium.channel.Sweep.Tick;
import io.atrium.wire.CommonTime;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Rooms in which a person says one thing in so many seconds. When they last did is kept in memory, of the rooms where somebody speaks through this node: read once
 * from the log's end, and from then on as it is said here and on other nodes, whose entries this node listens to meanwhile. Those who moderate are not slowed.
 */
@ApplicationScoped
public class SlowMode {
    /** The longest a room may have people wait. */
    public static final int MOST_SECONDS = 3_600;

    @Inject
    private RoomKinds kinds;

    @Inject
    private EntryReader entries;

    private final ConcurrentMap<Long, Speakers> spoken = new ConcurrentHashMap<>();

    /**
     * Who said something of one room, and when last.
     *
     * @param generation of the watch from which on nothing is missed
     */
    private record Speakers(long generation, Set<String> slowed, ConcurrentMap<String, Instant> last) {
        void note(Entry entry) {
            if (slowed.contains(entry.getType())) {
                note(entry.getAuthor(), entry.getAt());
            }
        }

        void note(String author, Instant at) {
            last.merge(author, at, (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    /**
     * Does what stores these drafts, if it is the member's turn to.
     *
     * @throws Problem {@code rate_limited} with {@code retry_after}, and {@code slow}, the room's seconds
     */
    <T> CompletionStage<T> during(Member member, List<Draft> drafts, Supplier<CompletionStage<T>> append) {
        int seconds = member.room().getSlowSeconds();
        if (seconds == 0 || member.canModerate()) {
            return append.get();
        }
        Set<String> slowed = kinds.of(member.room()).slowedTypes();
        long count =
                drafts.stream().filter(draft -> slowed.contains(draft.type())).count();
        if (count == 0) {
            return append.get();
        }
        ConcurrentMap<String, Instant> last = speakers(member.room()).last;
        Optional<Instant> turn = count == 1 ? take(last, member.login(), seconds) : Optional.empty();
        if (turn.isPresent()) {
            return append.get().whenComplete((stored, failure) -> {
                if (failure != null) {
                    last.remove(member.login(), turn.get()); // nothing was said
                }
            });
        }
        if (isSentAgain(member, drafts)) {
            return append.get(); // told where it stands
        }
        throw tooSoon(
                seconds, count == 1 ? left(last.getOrDefault(member.login(), CommonTime.now()), seconds) : seconds);
    }

    /** Who did not hear that it was stored says the same once more. */
    private boolean isSentAgain(Member member, List<Draft> drafts) {
        List<String> refs =
                drafts.stream().map(Draft::ref).filter(Objects::nonNull).toList();
        return refs.size() == drafts.size() && entries.areStored(member.room().getId(), member.login(), refs);
    }

    /** An entry of whichever node. */
    void said(Entry entry) {
        Speakers speakers = spoken.get(entry.getRoomId());
        if (speakers != null) {
            speakers.note(entry);
        }
    }

    void onTick(@Observes Tick tick) {
        Instant longAgo = CommonTime.now().minusSeconds(MOST_SECONDS);
        spoken.values().removeIf(speakers -> {
            speakers.last.values().removeIf(at -> at.isBefore(longAgo));
            return speakers.last.isEmpty();
        });
    }

    /** Empty where it is too soon. */
    private static Optional<Instant> take(ConcurrentMap<String, Instant> lastOf, String login, int seconds) {
        Instant now = CommonTime.now();
        AtomicBoolean taken = new AtomicBoolean();
        lastOf.compute(login, (who, last) -> {
            taken.set(last == null || !last.plusSeconds(seconds).isAfter(now));
            return taken.get() ? now : last;
        });
        return taken.get() ? Optional.of(now) : Optional.empty();
    }

    private static int left(Instant last, int seconds) {
        Duration left = Duration.between(CommonTime.now(), last).plusSeconds(seconds);
        return (int) Math.max(1, Math.min(seconds, left.toSeconds() + 1));
    }

    /** Read anew where this node may have missed what was said through others. */
    private Speakers speakers(Room room) {
        long generation = entries.watch(room.getId());
        Speakers known = spoken.get(room.getId());
        if (known != null && known.generation >= generation) {
            return known;
        }
        Set<String> slowed = kinds.of(room).slowedTypes();
        Speakers read = new Speakers(generation, slowed, new ConcurrentHashMap<>());
        Instant since = CommonTime.now().minusSeconds(MOST_SECONDS);
        entries.lastBy(room.getId(), slowed, since).forEach(read::note);
        Speakers listed =
                spoken.merge(room.getId(), read, (one, other) -> one.generation >= other.generation ? one : other);
        // Once more: what was said before it was listed went past it.
        entries.lastBy(room.getId(), slowed, since).forEach(listed::note);
        return listed;
    }

    private static Problem tooSoon(int seconds, int left) {
        return Problem.retryable(
                        ErrorCode.RATE_LIMITED, "in this room one message in " + seconds + " seconds may be sent", left)
                .with("slow", Json.createValue(seconds));
    }
}
