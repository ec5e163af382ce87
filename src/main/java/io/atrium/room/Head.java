package io.atrium.room;

/**
 * Where a room's log ends.
 *
 * @param epoch names the log's life; positions of another epoch mean nothing
 * @param seq the newest entry's number; 0 while there is none
 * @param first the oldest entry's number, where there is one: those before it have been forgotten
 */
public record Head(String epoch, long seq, long first) {
    /** Of a log that has forgotten nothing. */
    public Head(String epoch, long seq) {
        this(epoch, seq, 1);
    }

    Head next(long seqAfter) {
        return new Head(epoch, seqAfter, first);
    }
}
