package io.atrium.room;

import io.atrium.wire.Frame;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/**
 * An entry before the log has given it a number.
 *
 * @param author a login, or {@link RoomLog#SYSTEM}
 * @param ref the sender's own id, unique with room and author; null: every sending is a new entry
 * @param body the kind's members, none of them {@code type seq from at stored_at ref}
 * @param ownAt when it happened, as the sender says; null: when it is stored
 * @param effect what else the same transaction does
 * @param reader whose read mark moves over the entry where it stood just before; null: nobody's
 * @param notices whom it concerns; empty for nearly all
 * @param quiet whether the room is as read as before: it says nothing new of its own
 */
public record Draft(
        long roomId,
        String author,
        String type,
        String ref,
        JsonObject body,
        Instant ownAt,
        Effect effect,
        Member reader,
        List<Notice> notices,
        boolean quiet) {

    /** The member of what a webhook has said that says which. */
    static final String VIA = "via";

    /** Work in the transaction that stores the entry. Throwing a {@code Problem} refuses the entry and leaves its neighbours alone. */
    @FunctionalInterface
    public interface Effect {
        Effect NONE = (entities, entry) -> {};

        void apply(EntityManager entities, Entry entry);

        default Effect and(Effect next) {
            return (entities, entry) -> {
                apply(entities, entry);
                next.apply(entities, entry);
            };
        }
    }

    public Draft(long roomId, String author, String type, String ref, JsonObject body) {
        this(roomId, author, type, ref, body, Effect.NONE);
    }

    public Draft(long roomId, String author, String type, String ref, JsonObject body, Effect effect) {
        this(roomId, author, type, ref, body, null, effect, null, List.of(), false);
    }

    /** What a member sent, of the frame's own type and ref. */
    public static Draft of(Member from, Frame frame, JsonObject body) {
        return new Draft(from.room().getId(), from.login(), frame.type(), frame.ref(), body);
    }

    /**
     * What the room itself does, by the clock for one. Every node may do it at once: the ref decides that it is done once.
     *
     * @param ref names the deed, {@code close-q1}
     */
    public static Draft bySystem(Room room, String type, String ref, JsonObject body) {
        return new Draft(room.getId(), RoomLog.SYSTEM, type, ref, body);
    }

    /** @param when the sender's own time, or null */
    public Draft at(Instant when) {
        return new Draft(roomId, author, type, ref, body, when, effect, reader, notices, quiet);
    }

    public Draft saying(JsonObject what) {
        return new Draft(roomId, author, type, ref, what, ownAt, effect, reader, notices, quiet);
    }

    /** Marked as what a webhook has said, unless it is already, or is the room's own. */
    Draft via(JsonValue webhook) {
        return body.containsKey(VIA) || author.equals(RoomLog.SYSTEM)
                ? this
                : saying(Json.createObjectBuilder(body).add(VIA, webhook).build());
    }

    public Draft with(Effect work) {
        return new Draft(roomId, author, type, ref, body, ownAt, work, reader, notices, quiet);
    }

    /** @param concerned in the order in which they count: who is named twice is told the first */
    public Draft noting(List<Notice> concerned) {
        return new Draft(roomId, author, type, ref, body, ownAt, effect, reader, List.copyOf(concerned), quiet);
    }

    /** What changes or remarks on something said, and is not said itself: nobody's room becomes unread by it. */
    public Draft quietly() {
        return new Draft(roomId, author, type, ref, body, ownAt, effect, reader, notices, true);
    }

    Draft readBy(Member member) {
        return new Draft(roomId, author, type, ref, body, ownAt, effect, member, notices, quiet);
    }
}
