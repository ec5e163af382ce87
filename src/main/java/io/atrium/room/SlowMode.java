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
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Rooms in which a person says one thing in so many seconds. When they last did is kept in memory, of the rooms where somebody has spoken
 * through this node: read once from the log's end, and from then on as it is said here and on other nodes. Those who moderate are not slowed.
 */
@ApplicationScoped
public class SlowMode {
    /** The longest a room may have people wait. */
    public static final int MOST_SECONDS = 3_600;

    /** Entries of a log's end; who spoke before them has waited. */
    private static final int LOOKED_AT = 500;

    @Inject
    private RoomKinds kinds;

    @Inject
    private EntryReader entries;

    private final ConcurrentMap<Long, Speakers> spoken = new ConcurrentHashMap<>();

    /** Who said something of one room, and when last. */
    private record Speakers(Set<String> slowed, ConcurrentMap<String, Instant> last) {
        void note(Entry entry) {
            if (slowed.contains(entry.getType())) {
                last.merge(entry.getAuthor(), entry.getAt(), (one, other) -> one.isAfter(other) ? one : other);
            }
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
        if (count > 1) {
            throw tooSoon(seconds, seconds);
        }
        ConcurrentMap<String, Instant> last = speakers(member.room()).last;
        Instant turn = take(last, member.login(), seconds);
        return append.get().whenComplete((stored, failure) -> {
            if (failure != null) {
                last.remove(member.login(), turn); // nothing was said
            }
        });
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

    private static Instant take(ConcurrentMap<String, Instant> lastOf, String login, int seconds) {
        Instant now = CommonTime.now();
        lastOf.compute(login, (who, last) -> {
            Duration left =
                    last == null ? Duration.ZERO : Duration.between(now, last).plusSeconds(seconds);
            if (left.compareTo(Duration.ZERO) > 0) {
                throw tooSoon(seconds, (int) Math.min(seconds, left.toSeconds() + 1));
            }
            return now;
        });
        return now;
    }

    private Speakers speakers(Room room) {
        Speakers known = spoken.get(room.getId());
        if (known != null) {
            return known;
        }
        Speakers read = new Speakers(kinds.of(room).slowedTypes(), new ConcurrentHashMap<>());
        entries.before(room.getId(), Long.MAX_VALUE, LOOKED_AT).forEach(read::note);
        Speakers first = spoken.putIfAbsent(room.getId(), read);
        return first == null ? read : first;
    }

    private static Problem tooSoon(int seconds, int left) {
        return Problem.retryable(
                        ErrorCode.RATE_LIMITED, "in this room one message in " + seconds + " seconds may be sent", left)
                .with("slow", Json.createValue(seconds));
    }
}
