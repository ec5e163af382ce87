package io.atrium.search;

import java.io.IOException;
import java.util.List;

/**
 * What a page of a log says now that was followed before, to be written in place of what the index says of it.
 *
 * @param rewritten how often the log's entries had been made to read otherwise by when it was read
 * @param after the number it begins behind
 * @param last the number it ends with
 * @param more whether more was followed
 */
record Renewed(long roomId, long rewritten, long after, long last, List<Saying> said, boolean more)
        implements Index.Writing {
    @Override
    public void writeTo(Index index) throws IOException {
        index.replace(roomId, after, last, said);
        if (!more) {
            Position position = index.position(roomId);
            index.follow(roomId, new Position(position.epoch(), position.seq(), rewritten));
        }
    }
}
