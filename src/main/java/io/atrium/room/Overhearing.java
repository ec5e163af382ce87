package io.atrium.room;

import jakarta.json.JsonObject;

/** A kind that keeps what is whispered in its rooms, for those who come later: it hears what was received by another node, too. */
public interface Overhearing {
    /**
     * Before this node's members hear it. Must not block, read the database or throw.
     *
     * @param whisper as the kind made it on the other node
     */
    void overheard(long roomId, JsonObject whisper);
}
