package io.atrium.search;

import io.atrium.room.Entry;
import io.atrium.room.EntryReader;
import io.atrium.room.Findable;
import io.atrium.room.Room;
import io.atrium.room.RoomKind;
import io.atrium.room.RoomKinds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads what the index has not followed yet of a room's log. */
@ApplicationScoped
class LogReading {
    private static final int PAGE = 500;

    @Inject
    private SearchBook book;

    @Inject
    private KnownRooms rooms;

    @Inject
    private RoomKinds kinds;

    @Inject
    private EntryReader entries;

    /** Types of entries that make a difference, of all kinds. */
    Set<String> types() {
        return kinds.all().stream()
                .filter(Findable.class::isInstance)
                .flatMap(kind -> ((Findable) kind).findableTypes().stream())
                .collect(Collectors.toSet());
    }

    /** @param position null: nothing of it was followed */
    Reading next(long roomId, Position position) {
        Optional<SearchBook.Head> head = book.head(roomId);
        Optional<Room> room = head.flatMap(found -> rooms.find(roomId));
        return room.isEmpty() ? Reading.ofNoRoom(roomId) : next(room.get(), head.get(), position);
    }

    private Reading next(Room room, SearchBook.Head head, Position position) {
        boolean sameLog = position != null && position.epoch().equals(head.epoch()) && position.seq() <= head.lastSeq();
        long after = Math.max(sameLog ? position.seq() : 0, head.firstSeq() - 1);
        Findable kind = findable(head.kind());
        List<Entry> page = page(kind, room, after, head.lastSeq());
        boolean more = page.size() == PAGE;
        long seq = more ? page.get(PAGE - 1).getSeq() : head.lastSeq();
        Sheet read = new Sheet(room, kind, page);
        return new Reading(
                room.getId(),
                position != null && !sameLog,
                said(room, kind, page),
                List.copyOf(read.rewritten.values()),
                List.copyOf(read.unsaid),
                new Position(head.epoch(), seq, sameLog ? position.rewritten() : head.rewritten()),
                seq - after,
                more);
    }

    /**
     * What a part of a log says now that was followed when it read otherwise.
     *
     * @param before the page before; null: there was none
     * @return empty: what it says is known, or was never followed
     */
    Optional<Renewed> again(long roomId, Position position, Renewed before) {
        Optional<SearchBook.Head> head = book.head(roomId)
                .filter(found -> found.epoch().equals(position.epoch()) && found.rewritten() != position.rewritten());
        return head.flatMap(found -> rooms.find(roomId)).map(room -> again(room, head.get(), position, before));
    }

    private Renewed again(Room room, SearchBook.Head head, Position position, Renewed before) {
        // What was read before it was made to read otherwise once more is read again, too.
        boolean goesOn = before != null && before.rewritten() == head.rewritten();
        long after = Math.max(goesOn ? before.last() : 0, head.firstSeq() - 1);
        Findable kind = findable(head.kind());
        List<Entry> page = page(kind, room, after, position.seq());
        boolean more = page.size() == PAGE;
        return new Renewed(
                room.getId(),
                head.rewritten(),
                after,
                more ? page.get(PAGE - 1).getSeq() : position.seq(),
                said(room, kind, page),
                more);
    }

    private List<Entry> page(Findable kind, Room room, long after, long last) {
        return kind == null ? List.of() : entries.ofTypes(kind.findableTypes(), room.getId(), after, last, PAGE);
    }

    private static List<Saying> said(Room room, Findable kind, List<Entry> page) {
        return page.stream()
                .flatMap(entry -> kind.words(room, entry).map(words -> Saying.of(room, entry, words)).stream())
                .toList();
    }

    private Findable findable(String kindId) {
        for (RoomKind kind : kinds.all()) {
            if (kind.id().equals(kindId) && kind instanceof Findable findable) {
                return findable;
            }
        }
        return null;
    }

    /** Entries that follow each other, with what they change about earlier ones. */
    private final class Sheet {
        private final Room room;
        private final Findable kind;
        private final Map<Long, Saying> rewritten = new TreeMap<>();
        private final Set<Long> unsaid = new HashSet<>();

        Sheet(Room room, Findable kind, List<Entry> page) {
            this.room = room;
            this.kind = kind;
            Set<Long> here = page.stream().map(Entry::getSeq).collect(Collectors.toSet());
            for (Entry entry : page) {
                for (long seq : kind.rewritten(entry)) {
                    // One of this page was read as it is now.
                    if (!here.contains(seq)) {
                        rewrite(seq);
                    }
                }
            }
        }

        private void rewrite(long seq) {
            Optional<Saying> now = entries.one(room.getId(), seq)
                    .flatMap(entry -> kind.words(room, entry).map(words -> Saying.of(room, entry, words)));
            if (now.isPresent()) {
                rewritten.put(seq, now.get());
            } else {
                unsaid.add(seq);
            }
        }
    }
}
