package io.atrium.room;

import io.atrium.wire.Problem;
import jakarta.json.JsonArray;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Files that entries carry. A kind stores what is said of them, as {@code files}, and has them go when their entry does; what a room forgets loses its files by itself. */
public interface Attachments {
    /**
     * What an entry of this member's is to carry; nothing is changed yet.
     *
     * @param ids not empty
     * @throws Problem {@code file_gone}, {@code file_incomplete}; {@code unavailable} where nobody has looked at it yet
     */
    Attached attach(Member from, List<String> ids);

    /** In the transaction that erases the entry: its files are seen no more, and removed after the commit. */
    void withdraw(EntityManager rows, Entry carrier);

    /**
     * Files of an entry.
     *
     * @param described for its body: {@code id name type size}, and {@code width height thumbnail} of pictures
     * @param binding for its draft: refuses it with {@code file_taken} where another entry was first
     */
    record Attached(JsonArray described, Draft.Effect binding) {}
}
