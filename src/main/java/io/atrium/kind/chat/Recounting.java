package io.atrium.kind.chat;

import io.atrium.room.Bygone;
import io.atrium.room.Recalling;
import io.atrium.wire.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A chat takes in what was said elsewhere as messages that have become what they are already: nobody follows their threads for it, and who wrote them is told of answers as ever. */
interface Recounting extends Recalling {
    @Override
    default int longestText() {
        return ChatKind.MAX_MESSAGE;
    }

    @Override
    default boolean takesReaction(String emoji) {
        return Reaction.isEmoji(emoji);
    }

    @Override
    default JsonObject recalled(Bygone said, long answered) {
        JsonObject body = answered == 0
                ? MessageBody.said(said.text())
                : MessageBody.replying(said.text(), answered, said.inRoom());
        if (said.voice() != null) {
            body = MessageBody.via(body, said.voice(), Optional.empty());
        }
        if (said.deleted()) {
            return MessageBody.erased(body);
        }
        if (said.edited()) {
            body = MessageBody.edited(body, said.text());
        }
        if (said.files() != null) {
            body = MessageBody.carrying(body, said.files().described());
        }
        return withReactions(body, said.reactions());
    }

    @Override
    default long answered(JsonObject body) {
        return MessageBody.thread(body);
    }

    @Override
    default JsonObject withAnswer(JsonObject body, String author, long seq, Instant at) {
        return MessageBody.answered(body, author, seq, at);
    }

    /** As many as a message takes. */
    @Override
    default JsonObject withReactions(JsonObject body, Map<String, List<String>> reactions) {
        if (reactions.isEmpty() || MessageBody.isDeleted(body)) {
            return body;
        }
        Map<String, Set<String>> all = MessageBody.reactions(body);
        int before = count(all);
        reactions.forEach((emoji, logins) -> {
            if (all.containsKey(emoji) || all.size() < MessageBody.MOST_REACTIONS) {
                Set<String> reacting = all.computeIfAbsent(emoji, first -> new LinkedHashSet<>());
                int room = MessageBody.MOST_REACTING - count(all);
                logins.stream()
                        .filter(login -> !reacting.contains(login))
                        .limit(Math.max(0, room))
                        .forEach(reacting::add);
            }
        });
        all.values().removeIf(Set::isEmpty);
        if (count(all) == before) {
            return body;
        }
        JsonObjectBuilder list = Json.createObjectBuilder();
        all.forEach((emoji, logins) -> list.add(emoji, array(logins)));
        return Json.createObjectBuilder(body).add("reactions", list).build();
    }

    private static int count(Map<String, Set<String>> reactions) {
        return reactions.values().stream().mapToInt(Set::size).sum();
    }

    private static JsonArray array(Set<String> logins) {
        return Json.createArrayBuilder(logins).build();
    }

    @Override
    default void keepAnswer(EntityManager rows, long roomId, long answered, long seq) {
        rows.persist(new Reply(roomId, answered, seq));
    }
}
