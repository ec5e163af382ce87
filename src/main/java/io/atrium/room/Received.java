package io.atrium.room;

import jakarta.json.JsonObject;

/** What a kind makes of a frame. The road carries it out, so that a batch of frames can be stored in one transaction. */
public sealed interface Received {
    /** Append this to the log. */
    record Store(Draft draft) implements Received {}

    /** Tell everybody else who is there now, and keep nothing. */
    record Whisper(JsonObject frame) implements Received {}
}
