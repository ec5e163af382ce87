package io.atrium.room;

import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A kind whose rooms take in what people said elsewhere before. */
public interface Recalling {
    /** In UTF-16 units. */
    int longestText();

    /** Whether one can react with it here. */
    boolean takesReaction(String emoji);

    /** What is stored of it. @param answered the number of what it answers; 0: nothing */
    JsonObject recalled(Bygone said, long answered);

    /** The number of what this answers; 0: nothing. */
    long answered(JsonObject body);

    /** What becomes of something said, with one more answer. */
    JsonObject withAnswer(JsonObject body, String author, long seq, Instant at);

    /** What becomes of something said, with these reactions as well: itself where it has them all. */
    JsonObject withReactions(JsonObject body, Map<String, List<String>> reactions);

    /** In the transaction that writes it: what else is kept of an answer. */
    void keepAnswer(EntityManager rows, long roomId, long answered, long seq);
}
