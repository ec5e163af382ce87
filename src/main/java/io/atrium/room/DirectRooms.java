package io.atrium.room;

import io.atrium.account.Caller;
import io.atrium.account.User;
import io.atrium.audit.Audit;
import io.atrium.wire.CommonTime;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finding the conversation of certain people, which begins with the first who looks for it. Who they are never changes: with one more it is another one. */
@ApplicationScoped
@Transactional
public class DirectRooms {
    /** People in a conversation, all of them counted. */
    public static final int MOST = 9;

    private static final String KIND = "chat";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private RoomKinds kinds;

    @Inject
    private Memberships memberships;

    @Inject
    private Acquaintances acquaintances;

    @Inject
    private Audit audit;

    /** @param isNew whether it was made by this very call */
    public record Found(Room room, boolean isNew) {}

    /**
     * @param logins the others; the caller may be among them
     * @throws Problem {@code invalid}, field {@code members}; {@code disabled} where one of them has no account in use any more
     */
    public Found of(Caller caller, List<String> logins) {
        List<String> others = logins.stream()
                .distinct()
                .filter(login -> !login.equals(caller.login()))
                .toList();
        if (others.isEmpty() || others.size() >= MOST) {
            throw Problem.invalid("members", "a conversation has one to " + (MOST - 1) + " other people");
        }
        List<User> met = memberships.users(others);
        acquaintances.requireKnown(caller, met);
        requireEnabled(met);
        List<Long> ids = Stream.concat(Stream.of(caller.userId()), met.stream().map(User::getId))
                .sorted()
                .toList();
        String people = ids.stream().map(String::valueOf).collect(Collectors.joining(","));
        // Of two who look for each other at once the second finds what the first has made.
        entities.find(User.class, ids.get(0), LockModeType.PESSIMISTIC_WRITE);
        return find(people)
                .map(room -> new Found(room, false))
                .orElseGet(() -> new Found(begin(caller, ids, people, CommonTime.now()), true));
    }

    /** As {@link #of}, of people who talked elsewhere: whether they know each other here, or are still here, makes no difference. */
    Found ofPast(Caller by, List<User> people, Instant since) {
        List<Long> ids = people.stream().map(User::getId).sorted().distinct().toList();
        if (ids.size() < 2 || ids.size() > MOST) {
            throw Problem.invalid("members", "a conversation has 2 to " + MOST + " people");
        }
        String key = ids.stream().map(String::valueOf).collect(Collectors.joining(","));
        entities.find(User.class, ids.get(0), LockModeType.PESSIMISTIC_WRITE);
        return find(key)
                .map(room -> new Found(room, false))
                .orElseGet(() -> new Found(begin(by, ids, key, since), true));
    }

    private Optional<Room> find(String people) {
        return entities.createQuery("select r from Room r where r.people = :people", Room.class)
                .setParameter("people", people)
                .getResultStream()
                .findFirst();
    }

    private Room begin(Caller caller, List<Long> ids, String people, Instant when) {
        Instant now = when.truncatedTo(ChronoUnit.MILLIS);
        NewRoom template = new NewRoom(
                "direct-" + UUID.randomUUID().toString().replace("-", ""),
                "",
                "",
                KIND,
                Visibility.PRIVATE,
                kinds.of(KIND)
                        .settle(
                                Setting.check(
                                        kinds.of(KIND).settings(),
                                        Json.createObjectBuilder().build()),
                                Optional.empty()),
                List.of(),
                null);
        Room room = Room.ofPeople(template, people, caller.login(), now, Epochs.next());
        entities.persist(room);
        entities.flush();
        ids.forEach(id -> entities.persist(new Membership(room.getId(), id, MemberRole.MEMBER, 0, now)));
        // Who talks to whom is nobody else's to know, administrators' neither.
        audit.record(caller.did("direct.begun").in(room.getName()).with("people", ids.size()));
        return room;
    }

    private static void requireEnabled(List<User> met) {
        String gone = met.stream()
                .filter(user -> !user.isEnabled())
                .map(User::getLogin)
                .collect(Collectors.joining(", "));
        if (!gone.isEmpty()) {
            throw Problem.own(
                    "disabled", ErrorCode.CONFLICT, "members", "nobody reads what is written to " + gone + " any more");
        }
    }
}
