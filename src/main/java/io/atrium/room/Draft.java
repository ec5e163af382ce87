package io.atrium.room;

import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;

/**
 * An entry before the log has given it a number.
 *
 * @param author a login
 * @param ref the sender's own id, unique with room and author; null: every sending is a new entry
 * @param body the kind's members, none of them {@code type seq from at ref}
 * @param effect what else the same transaction does
 * @param reader whose read mark moves over the entry where it stood just before; null: nobody's
 */
public record Draft(
        long roomId, String author, String type, String ref, JsonObject body, Effect effect, Member reader) {

    /** Work in the transaction that stores the entry. Throwing a {@code Problem} refuses the entry and leaves its neighbours alone. */
    @FunctionalInterface
    public interface Effect {
        Effect NONE = (entities, entry) -> {};

        void apply(EntityManager entities, Entry entry);
    }

    public Draft(long roomId, String author, String type, String ref, JsonObject body) {
        this(roomId, author, type, ref, body, Effect.NONE);
    }

    public Draft(long roomId, String author, String type, String ref, JsonObject body, Effect effect) {
        this(roomId, author, type, ref, body, effect, null);
    }

    Draft readBy(Member member) {
        return new Draft(roomId, author, type, ref, body, effect, member);
    }
}
