package io.atrium.notify;

import io.atrium.account.User;
import io.atrium.notify.Audience.Hearer;
import io.atrium.room.MemberRole;
import io.atrium.room.Membership;
import io.atrium.room.NoticeLevel;
import io.atrium.signal.Changes;
import io.atrium.signal.Changes.Action;
import io.atrium.signal.Memories;
import io.atrium.signal.Memory;
import io.atrium.signal.Settled;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who wants to hear what, room by room: read once and forgotten with each change, so that an entry costs no question. */
@ApplicationScoped
class KnownAudiences {
    private static final String NAME = "audience";
    private static final int MOST_ROOMS = 1_000;

    @Inject
    private Memories memories;

    private Memory<Audience> audiences;

    @PostConstruct
    void start() {
        audiences = memories.keep(NAME, new Memory<>(MOST_ROOMS));
    }

    /** Where it is not known, it is asked in the transaction under way: another one would need a connection while this one holds the room. */
    Audience of(EntityManager entities, long roomId) {
        return audiences
                .get(Long.toString(roomId), key -> Optional.of(read(entities, roomId)))
                .orElseThrow();
    }

    /** Values alone, not entities: what the transaction has seen of them before may be old. */
    private static Audience read(EntityManager entities, long roomId) {
        Map<Long, NoticeLevel> everywhere = new HashMap<>();
        rows(entities, roomId, "select s.userId, s.level from NoticeSettings s, Membership m where s.userId = m.userId")
                .forEach(row -> everywhere.put((Long) row[0], (NoticeLevel) row[1]));
        return new Audience(rows(
                        entities,
                        roomId,
                        "select u.id, u.login, m.role, m.noticeLevel, u.enabled from User u, Membership m where u.id = m.userId")
                .filter(row -> (Boolean) row[4])
                .map(row -> new Hearer(
                        (Long) row[0],
                        (String) row[1],
                        (MemberRole) row[2],
                        level((NoticeLevel) row[3], everywhere.get((Long) row[0])),
                        NoticeLevel.mutes((NoticeLevel) row[3])))
                .toList());
    }

    private static Stream<Object[]> rows(EntityManager entities, long roomId, String query) {
        return entities.createQuery(query + " and m.roomId = :room and m.status = :active", Object[].class)
                .setParameter("room", roomId)
                .setParameter("active", Membership.Status.ACTIVE)
                // Not to write what the batch has gathered before its time.
                .setFlushMode(FlushModeType.COMMIT)
                .getResultStream();
    }

    private static NoticeLevel level(NoticeLevel here, NoticeLevel everywhere) {
        return here != null ? here : everywhere != null ? everywhere : NoticeSettings.DEFAULT_LEVEL;
    }

    /** Who is new belongs to no room yet. */
    private static boolean isUserChanged(Changes changes) {
        return changes.all().stream()
                .anyMatch(change -> change.action() != Action.CREATED && change.entity() instanceof User);
    }

    void changed(@Observes @Settled Changes changes) {
        changes.touched(Membership.class)
                .forEach(membership -> memories.forget(NAME, Long.toString(membership.getRoomId())));
        if (changes.touched(NoticeSettings.class).findAny().isPresent() || isUserChanged(changes)) {
            memories.forget(NAME, Memories.ALL); // stands in many rooms; seldom
        }
    }
}
