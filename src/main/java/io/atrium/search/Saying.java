package io.atrium.search;

import io.atrium.room.Entry;
import io.atrium.room.Room;
import java.util.regex.Pattern;

/**
 * What an entry says, as the index holds it.
 *
 * @param at when it happened, in milliseconds since 1970
 * @param storedAt when it was stored, likewise; 0 where it was read from the index, which does not keep it
 */
record Saying(long roomId, long seq, String kind, String type, String from, long at, long storedAt, String text) {
    private static final Pattern LINK = Pattern.compile("https?://\\S", Pattern.CASE_INSENSITIVE);

    static Saying of(Room room, Entry entry, String words) {
        return new Saying(
                room.getId(),
                entry.getSeq(),
                room.getKind(),
                entry.getType(),
                entry.getAuthor(),
                entry.happenedAt().toEpochMilli(),
                entry.getAt().toEpochMilli(),
                words);
    }

    boolean hasLink() {
        return LINK.matcher(text).find();
    }
}
