package io.atrium.endpoint;

import io.atrium.account.AccessToken;
import io.atrium.account.KnownUsers;
import io.atrium.account.SignIn;
import io.atrium.account.User;
import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.ClientSession;
import io.atrium.channel.Threads;
import io.atrium.endpoint.Endings.Ending;
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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Ends the open connections of a right that has ended, and tells those of a right that has changed. */
@ApplicationScoped
public class Revocations {
    private static final Logger LOG = Logger.getLogger(Revocations.class.getName());

    private static final int CLOSING_THREADS = 4;

    @Inject
    private Places places;

    @Inject
    private Endings endings;

    @Inject
    private KnownUsers users;

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
        changes.removed(SignIn.class).forEach(signIn -> end(signIn.credential().id()));
        changes.touched(User.class)
                .forEach(user -> end(session ->
                        user.getLogin().equals(session.login()) ? ending(asOfNow(user), session) : Optional.empty()));
        Set<Long> removedRooms = changes.removed(Room.class).map(Room::getId).collect(Collectors.toSet());
        changes.touched(Membership.class)
                .filter(membership -> !removedRooms.contains(membership.getRoomId()))
                .forEach(membership -> membershipChanged(membership, changes));
        changes.removed(Room.class)
                .forEach(room -> executor.execute(
                        () -> places.inRoom(room.getId()).forEach(place -> place.end(CloseCode.NOT_FOUND))));
        changes.touched(Room.class).forEach(Revocations.this::roomChanged);
    }

    private void membershipChanged(Membership membership, Changes changes) {
        List<Place> concerned = places.inRoom(membership.getRoomId())
                .filter(place -> place.member().caller().userId() == membership.getUserId())
                .toList();
        boolean ended =
                !membership.isActive() || changes.removed(Membership.class).anyMatch(removed -> removed == membership);
        for (Place place : concerned) {
            if (ended) {
                executor.execute(() -> endings.end(place, "membership"));
            } else {
                place.update(member -> member.as(membership));
            }
        }
    }

    private void roomChanged(Room room) {
        places.inRoom(room.getId()).forEach(place -> place.update(member -> member.in(room)));
    }

    /** By the time a thread is there another change may have followed, and the client may have come anew since. */
    private User asOfNow(User told) {
        try {
            return users.find(told.getId()).orElse(told);
        } catch (RuntimeException unknown) {
            LOG.log(Level.WARNING, "could not look at an account again", unknown);
            return told;
        }
    }

    private static Optional<Ending> ending(User user, ClientSession session) {
        if (!user.isEnabled()) {
            return Optional.of(Ending.ACCOUNT);
        }
        return user.getRole().word().equals(session.role()) ? Optional.empty() : Optional.of(Ending.ROLE);
    }

    private void end(String credential) {
        end(session ->
                session.credential().equals(credential) ? Optional.of(Ending.ofCredential(session)) : Optional.empty());
    }

    /** On another thread: closing may wait for a client, a commit must not. */
    private void end(Function<ClientSession, Optional<Ending>> judge) {
        executor.execute(() -> endings.end(judge));
    }
}
