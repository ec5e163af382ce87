package io.atrium.room;

import io.atrium.account.Caller;
import io.atrium.signal.Changes;
import io.atrium.signal.Memories;
import io.atrium.signal.Memory;
import io.atrium.signal.Settled;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * The one door: whoever has a {@link Member} came through here. The find is the check. Rooms and who belongs to them are read once and
 * forgotten with each change of theirs, so that asking again costs nothing.
 */
@ApplicationScoped
public class Rooms {
    /** The memory of rooms, by name. */
    public static final String ROOMS = "room";

    /** The memory of who is what to a room, by the ids of room and user, {@code 3/17}. */
    public static final String STANDINGS = "standing";

    private static final int MOST_ROOMS = 10_000;
    private static final int MOST_STANDINGS = 100_000;

    @Inject
    private DoorBook book;

    @Inject
    private Memories memories;

    @Inject
    private Conversations conversations;

    private Memory<Room> known;
    private Memory<Standing> standings;

    @PostConstruct
    void start() {
        known = memories.keep(ROOMS, new Memory<>(MOST_ROOMS));
        standings = memories.keep(STANDINGS, new Memory<>(MOST_STANDINGS));
    }

    /**
     * Lets somebody into a room. Entering an open room makes one its member.
     *
     * @throws Problem {@code not_found} where there is no such room, or a private one the caller never knew; {@code forbidden} where the
     *     caller was removed from it
     */
    public Member join(Caller caller, String name) {
        try {
            return enter(caller, name);
        } catch (PersistenceException raced) {
            // Two sockets of one person opening at once: one of them made the membership, now it is found. Or the room
            // went.
            return enter(caller, name);
        }
    }

    /** Somebody who is a member already; entering nothing by looking. Throws as {@link #join}, and {@code forbidden} for an open room. */
    public Member member(Caller caller, String name) {
        Room room = known(name);
        return member(caller, room).orElseThrow(() -> isOpenTo(caller, room) ? notAMember() : unknown());
    }

    /**
     * Who may change the room: its moderators and keepers, each as far as their role goes, and administrators, but for conversations, which
     * are their people's alone. Throws as {@link #member}; what a plain member may not do is for what they are about to do to say.
     */
    public Warden warden(Caller caller, String name) {
        Room room = known(name);
        return caller.isAdministrator() && !room.isDirect()
                ? new Warden(room, caller, MemberRole.KEEPER)
                : Warden.of(member(caller, name));
    }

    /** A room the caller may know of: an open one, or one they belong to. Throws as {@link #join}. */
    public Room visible(Caller caller, String name) {
        Room room = known(name);
        if (member(caller, room).isEmpty() && !isOpenTo(caller, room)) {
            throw unknown();
        }
        return room;
    }

    /** Of these names those of rooms the caller may know of, but for conversations, with their titles: read at once, whatever there is of them. */
    public Map<String, String> titles(Caller caller, Collection<String> names) {
        return names.isEmpty() ? Map.of() : book.titles(caller, names);
    }

    /** Detached, and shared: not to be changed. */
    public Optional<Room> find(String name) {
        return Text.isName(name) ? known.get(name, book::room) : Optional.empty();
    }

    /** @throws Problem {@code forbidden} where the caller was removed */
    public Optional<Member> member(Caller caller, Room room) {
        Optional<Standing> standing =
                standings.get(key(room.getId(), caller.userId()), key -> book.standing(room.getId(), caller.userId()));
        if (standing.isPresent() && standing.get().isRemoved()) {
            throw notAMember();
        }
        return standing.map(found ->
                new Member(room, caller, found.role(), found.mute(), conversations.isAlone(room, caller.userId())));
    }

    void changed(@Observes @Settled Changes changes) {
        changes.touched(Room.class).forEach(room -> memories.forget(ROOMS, room.getName()));
        changes.touched(Membership.class)
                .forEach(membership -> memories.forget(STANDINGS, key(membership.getRoomId(), membership.getUserId())));
    }

    private Member enter(Caller caller, String name) {
        Room room = known(name);
        Optional<Member> member = member(caller, room);
        if (member.isPresent()) {
            return member.get();
        }
        if (!isOpenTo(caller, room)) {
            throw unknown();
        }
        book.enter(caller, room);
        return member(caller, room).orElseThrow(Rooms::unknown); // who left while muted is muted still
    }

    /** Whether somebody may enter without being invited. */
    public static boolean isOpenTo(Caller caller, Room room) {
        return room.isOpen() && !caller.isGuest();
    }

    private Room known(String name) {
        return find(name).orElseThrow(Rooms::unknown);
    }

    private static String key(long roomId, long userId) {
        return roomId + "/" + userId;
    }

    private static Problem unknown() {
        return Problem.of(ErrorCode.NOT_FOUND, "there is no such room");
    }

    private static Problem notAMember() {
        return Problem.of(ErrorCode.FORBIDDEN, "you are not a member of this room");
    }
}
