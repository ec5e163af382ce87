package io.atrium.endpoint;

import io.atrium.account.LiveCredentials;
import io.atrium.admin.Stays;
import io.atrium.channel.Backlog;
import io.atrium.channel.ClientSession;
import io.atrium.channel.Dialect;
import io.atrium.channel.Groups;
import io.atrium.channel.Presence;
import io.atrium.channel.Subscription;
import io.atrium.room.Line;
import io.atrium.room.Member;
import io.atrium.room.Room;
import io.atrium.room.RoomHistory;
import io.atrium.room.Rooms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/** The places taken in rooms on this node, by any door. */
@ApplicationScoped
public class Places {
    private final ConcurrentMap<Long, Set<Place>> taken = new ConcurrentHashMap<>();

    @Inject
    private Groups groups;

    @Inject
    private Presence presence;

    @Inject
    private RoomHistory history;

    @Inject
    private Rooms rooms;

    @Inject
    private LiveCredentials credentials;

    @Inject
    private Stays stays;

    /**
     * Subscribes, and registers everything {@link #leave} undoes. The place holds back what is said until it is started, which comes after
     * the log was read: nothing said in between is missed.
     */
    public Place take(Member member, ClientSession session, Dialect dialect, Place.Ending ending) {
        Room room = member.room();
        Subscription subscription = groups.subscribe(room.group(), session, dialect, backlog(room));
        Place place = new Place(member, session, subscription, ending);
        taken.compute(room.getId(), (id, present) -> {
            Set<Place> places = present == null ? ConcurrentHashMap.newKeySet() : present;
            places.add(place);
            return places;
        });
        presence.enter(room.group(), member.login());
        return place;
    }

    /**
     * Whether its member still is one, asked again now that a change would find the place: a change that came before it was taken did not.
     *
     * @throws io.atrium.wire.Problem {@code forbidden} where the member was removed
     */
    public boolean isStillRight(Place place) {
        Member member = place.member();
        Optional<Member> now = rooms.member(member.caller(), member.room());
        now.ifPresent(renewed -> place.update(ignored -> renewed));
        return now.isPresent() && credentials.hold(member.caller());
    }

    /** Gives a place up; doing so twice does nothing. */
    public void leave(Place place) {
        if (!place.leave()) {
            return;
        }
        Room room = place.member().room();
        stays.left(place.over());
        groups.unsubscribe(room.group(), place.subscription());
        presence.leave(room.group(), place.member().login());
        taken.computeIfPresent(room.getId(), (id, places) -> {
            places.remove(place);
            return places.isEmpty() ? null : places;
        });
    }

    /** The places taken in a room at this moment. */
    public Stream<Place> inRoom(long roomId) {
        Set<Place> places = taken.get(roomId);
        return places == null ? Stream.empty() : places.stream();
    }

    /** How many rooms have a place taken. */
    public int rooms() {
        return taken.size();
    }

    /** All of this node. */
    Stream<Place> all() {
        return taken.values().stream().flatMap(Set::stream);
    }

    private Backlog backlog(Room room) {
        return (after, before) -> history.between(room.getId(), after, before).stream()
                .map(Line::message)
                .toList();
    }
}
