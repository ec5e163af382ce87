package io.atrium.search;

import io.atrium.account.Caller;
import io.atrium.room.Membership;
import io.atrium.room.Room;
import io.atrium.room.Rooms;
import io.atrium.signal.Changes;
import io.atrium.signal.Memories;
import io.atrium.signal.Memory;
import io.atrium.signal.Settled;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/**
 * Rooms by id, and which of them somebody may read: those they belong to, and, but for guests, open ones they were not sent away from. Read once and forgotten with each
 * change, so that a question is answered by the rights of its moment. What all have in common, the open rooms, is kept once for all.
 */
@ApplicationScoped
class KnownRooms {
    private static final String ROOMS = "search-rooms";
    private static final String OPEN = "search-open";
    private static final String STANDINGS = "search-standings";
    private static final String THE_ONE = "open";
    private static final int MOST_ROOMS = 10_000;
    private static final int MOST_PEOPLE = 2_000;

    @Inject
    private SearchBook book;

    @Inject
    private Rooms rooms;

    @Inject
    private Memories memories;

    private Memory<Room> known;
    private Memory<Query> open;
    private Memory<Standing> standings;

    private record Standing(Query member, Query removed) {}

    @PostConstruct
    void start() {
        known = memories.keep(ROOMS, new Memory<>(MOST_ROOMS));
        open = memories.keep(OPEN, new Memory<>(1));
        standings = memories.keep(STANDINGS, new Memory<>(MOST_PEOPLE));
    }

    /** Detached, and shared: not to be changed. */
    Optional<Room> find(long id) {
        return known.get(Long.toString(id), key -> book.room(id));
    }

    /** Lets through what somebody may read. */
    Query readableBy(Caller caller) {
        Standing own = standings
                .get(Long.toString(caller.userId()), key -> Optional.of(standing(caller.userId())))
                .orElseThrow();
        if (caller.isGuest()) {
            return own.member();
        }
        Query everybodys = open.get(THE_ONE, key -> Optional.of(Queries.rooms(book.openRooms())))
                .orElseThrow();
        BooleanQuery notSentAway = new BooleanQuery.Builder()
                .add(everybodys, Occur.FILTER)
                .add(own.removed(), Occur.MUST_NOT)
                .build();
        return new BooleanQuery.Builder()
                .add(notSentAway, Occur.SHOULD)
                .add(own.member(), Occur.SHOULD)
                .build();
    }

    /** The same of one room. */
    boolean isReadableBy(Caller caller, Room room) {
        try {
            return rooms.member(caller, room).isPresent() || Rooms.isOpenTo(caller, room);
        } catch (Problem sentAway) {
            return false;
        }
    }

    void changed(@Observes @Settled Changes changes) {
        if (changes.touched(Room.class).findAny().isPresent()) {
            memories.forget(OPEN, THE_ONE);
        }
        changes.touched(Room.class).forEach(room -> memories.forget(ROOMS, Long.toString(room.getId())));
        changes.touched(Membership.class)
                .forEach(membership -> memories.forget(STANDINGS, Long.toString(membership.getUserId())));
    }

    private Standing standing(long userId) {
        SearchBook.Standings standing = book.standings(userId);
        return new Standing(Queries.rooms(standing.member()), Queries.rooms(standing.removed()));
    }
}
