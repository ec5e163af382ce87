package io.atrium.account;

import java.util.Set;

/** Who keeps something encrypted under the keys of the {@link Vault}: what an earlier key has sealed, or none, is to be sealed by the current one. */
public interface Resealing {
    /** How much there is that the current key has not sealed; nothing where there is no key. */
    long left();

    /** The ids of the keys that something is sealed by, as far as that is written down. */
    default Set<String> keys() {
        return Set.of();
    }

    /**
     * Seals some of it anew, in transactions of its own. Several nodes may be at it, and may be killed over it.
     *
     * What can't be opened is left as it is, and logged.
     *
     * @param after where the try before has ended; empty: begin with the first
     * @param most at least 1
     */
    Tried reseal(String after, int most);

    /**
     * How far a try came.
     *
     * @param sealed how much it has sealed anew
     * @param reached where the next one goes on; null: there is nothing behind it
     */
    record Tried(int sealed, String reached) {
        /** Nothing was left to be tried. */
        public static final Tried NONE = new Tried(0, null);
    }
}
