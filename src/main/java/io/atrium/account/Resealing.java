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
     * @param most at least 1
     * @return how much it went through; 0: nothing is left that could be
     */
    int reseal(int most);
}
