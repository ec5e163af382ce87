package io.atrium.outside;

import java.time.Duration;

/**
 * How far somebody is heard.
 *
 * @param total for all of it: waiting for a thread, looking up the name, redirects
 * @param bytes of the answer's body that are read; the rest is not
 * @param redirects that are followed, each looked at like the first address
 * @param isPlainAllowed whether also without TLS, wherever it is; what the operator has named may be asked without in any case
 */
public record Bounds(Duration total, int bytes, int redirects, boolean isPlainAllowed) {
    /** No redirects, and TLS. */
    public static Bounds of(Duration total, int bytes) {
        return new Bounds(total, bytes, 0, false);
    }
}
