package io.atrium.kind.chat;

import io.atrium.room.Attachments;
import io.atrium.room.Draft;
import io.atrium.room.Entry;
import io.atrium.room.EntryReader;
import io.atrium.room.Member;
import io.atrium.room.Received;
import io.atrium.room.Room;
import io.atrium.room.Rooms;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import java.util.List;

/** What is said once more in another room, by somebody who may read it where it was said. The text is taken from there, so nobody puts words into another's mouth. */
@ApplicationScoped
class Forwards {
    /** The member of a frame that names the message. */
    static final String FORWARD = "forward";

    private static final int MAX_NAME = 64;

    @Inject
    private ForwardBook book;

    @Inject
    private Attachments attachments;

    @Inject
    private EntryReader entries;

    @Inject
    private Rooms rooms;

    /** Where a message was said. */
    record Origin(Room room, long seq) {}

    /** With its files, which are the forwarder's from here on. Calls nobody: who it mentions was called where it was said. */
    Received forwarded(Member from, Frame frame) {
        if (!(frame.body().get(FORWARD) instanceof JsonObject named)) {
            throw Problem.invalid(FORWARD, "forward takes a room and the seq of a message there");
        }
        if (frame.ref() != null && entries.isStored(from, frame.ref())) {
            return new Received.Store(Draft.of(from, frame, MessageBody.said(""))); // the original may have gone since
        }
        Frame source = new Frame(null, null, named);
        Room room = rooms.member(from.caller(), source.text("room", MAX_NAME)).room();
        long seq = source.whole("seq", 1, Long.MAX_VALUE);
        Entry said = entries.one(room.getId(), seq)
                .filter(entry -> room.getKind().equals(from.room().getKind()))
                .filter(entry -> entry.getType().equals("message") && !MessageBody.isDeleted(entry.body()))
                .orElseThrow(() -> Threads.noMessage(FORWARD, seq));
        Draft draft = Draft.of(from, frame, MessageBody.forwarded(said))
                .noting(List.of(Messages.heardIn(from.room())))
                .with((rows, appended) -> rows.persist(new Forward(appended, said)));
        boolean carries = !MessageBody.files(said.body()).isEmpty();
        return new Received.Store(Messages.carrying(draft, carries ? attachments.passOn(from, said) : null));
    }

    /** @throws Problem {@code not_found} where it was not forwarded, and for whom there is no such room */
    Origin origin(Member viewer, long seq) {
        return book.origin(viewer.room().getId(), seq)
                .filter(origin -> mayKnow(viewer, origin.room()))
                .orElseThrow(() -> Problem.of(ErrorCode.NOT_FOUND, "where this was said is not known here"));
    }

    private boolean mayKnow(Member viewer, Room room) {
        try {
            return rooms.member(viewer.caller(), room).isPresent() || Rooms.isOpenTo(viewer.caller(), room);
        } catch (Problem removed) {
            return false;
        }
    }

    /** In the transaction that erases a message. */
    static void withdraw(EntityManager rows, Entry message) {
        Forward forward = rows.find(Forward.class, new Entry.Key(message.getRoomId(), message.getSeq()));
        if (forward != null) {
            rows.remove(forward);
        }
    }

    /** The room's entries before this number are gone. */
    void forgetBefore(long roomId, long seq) {
        book.forgetBefore(roomId, seq);
    }
}
