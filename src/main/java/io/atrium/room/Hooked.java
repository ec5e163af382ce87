package io.atrium.room;

import io.atrium.wire.Frame;
import io.atrium.wire.Problem;
import jakarta.json.JsonObject;

/** A kind whose rooms understand what others post to webhooks, beside frames of its own. */
public interface Hooked {
    /**
     * What a payload says, as a frame.
     *
     * @param hook the name of the webhook
     * @throws Problem {@code invalid} where it says nothing
     */
    Frame frame(String hook, JsonObject payload);
}
