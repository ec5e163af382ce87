package io.atrium.room;

import java.util.Optional;

/** A kind whose rooms can be told in a few words, for the lobby. That is what there is to know of them: nobody counts which entries they have not read. */
public interface Summarised {
    /** Cheap: asked for every room of a lobby. Empty: there is nothing to say, and the newest entry is shown. */
    Optional<Summary> summary(Room room);
}
