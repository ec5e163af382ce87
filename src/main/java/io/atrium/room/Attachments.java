package io.atrium.room;

import io.atrium.wire.Problem;
import jakarta.json.JsonArray;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Files that entries carry. A kind stores what is said of them, as {@code files}, and has them go when their entry does; what a room forgets loses its files by itself. */
public interface Attachments {
    /** Files of one entry. */
    int MOST = 10;

    /** Characters of a file's id, at most. */
    int MAX_ID = 64;

    /**
     * What an entry of this member's is to carry; nothing is changed yet.
     *
     * @param ids not empty
     * @throws Problem {@code file_gone}, {@code file_incomplete}; {@code unavailable} where nobody has looked at it yet
     */
    Attached attach(Member from, List<String> ids);

    /**
     * What an entry of this member's is to carry of what another carries, in whatever room: files of their own over the same bytes. Nothing is changed yet.
     *
     * @param carrier with files; that the member may read it is the caller's to see to
     * @throws Problem {@code file_gone}; as the entry is stored also {@code room_quota} and {@code person_quota}, all of field {@code forward}
     */
    Attached passOn(Member to, Entry carrier);

    /**
     * In the transaction that schedules an entry: they stay until that is gone from the schedule.
     *
     * @param ids as {@link #attach} has taken them
     * @throws Problem {@code file_gone}; {@code file_taken} where another entry has one, or is to have it; {@code unavailable} where somebody is busy with one
     */
    void keep(EntityManager rows, List<String> ids, long scheduled);

    /** In the transaction that finds that the scheduled entry never will be: its files may go with another, and are swept some time later. */
    void release(EntityManager rows, long scheduled);

    /** The ref under which an entry is sent that was scheduled: of such the log takes one. */
    static String refOf(long scheduled) {
        return "scheduled-" + scheduled;
    }

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
