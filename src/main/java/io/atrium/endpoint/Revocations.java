package io.atrium.endpoint;

import io.atrium.account.AccessToken;
import io.atrium.account.SignedOut;
import io.atrium.account.User;
import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.ClientSession;
import io.atrium.channel.Sessions;
import io.atrium.channel.Threads;
import io.atrium.room.Member;
import io.atrium.room.Membership;
import io.atrium.room.Room;
import io.atrium.signal.Changes;
import io.atrium.signal.Committed;
import io.atrium.wire.CloseCode;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Ends the open connections of a right that has ended, and tells those of a right that has changed. */
@ApplicationScoped
public class Revocations {
    private static final int CLOSING_THREADS = 4;

    @Inject
    private Sessions sessions;

    @Inject
    private Places places;

    @Inject
    private Threads threads;

    private Executor executor;

    @PostConstruct
    void start() {
        executor = new BoundedExecutor(threads.executor(), CLOSING_THREADS);
    }

    void onCommitted(@Observes @Committed Changes changes) {
        changes.removed(AccessToken.class)
                .forEach(token -> end(token.credential().id()));
        changes.touched(User.class)
                .filter(user -> !user.isEnabled())
                .forEach(user -> close(session -> session.login().equals(user.getLogin())));
        Set<Long> removedRooms = changes.removed(Room.class).map(Room::getId).collect(Collectors.toSet());
        changes.touched(Membership.class)
                .filter(membership -> !removedRooms.contains(membership.getRoomId()))
                .forEach(membership -> membershipChanged(membership, changes));
        changes.removed(Room.class)
                .forEach(room -> executor.execute(
                        () -> places.inRoom(room.getId()).forEach(place -> place.end(CloseCode.NOT_FOUND))));
        changes.touched(Room.class).forEach(Revocations.this::roomChanged);
    }

    void onSignedOut(@Observes SignedOut ended) {
        end(ended.credential().id());
    }

    private void membershipChanged(Membership membership, Changes changes) {
        List<Place> concerned = places.inRoom(membership.getRoomId())
                .filter(place -> place.member().caller().userId() == membership.getUserId())
                .toList();
        boolean ended =
                !membership.isActive() || changes.removed(Membership.class).anyMatch(removed -> removed == membership);
        for (Place place : concerned) {
            if (ended) {
                executor.execute(() -> place.end(CloseCode.REVOKED));
            } else {
                place.update(member -> new Member(member.room(), member.caller(), membership.getRole()));
            }
        }
    }

    private void roomChanged(Room room) {
        places.inRoom(room.getId())
                .forEach(place -> place.update(member -> new Member(room, member.caller(), member.role())));
    }

    private void end(String credential) {
        close(session -> session.credential().equals(credential));
    }

    /** On another thread: closing may wait for a client, a commit must not. */
    private void close(Predicate<ClientSession> condition) {
        executor.execute(() -> sessions.closeIf(condition, CloseCode.REVOKED));
    }
}
