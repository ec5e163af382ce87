package io.atrium.channel;

import java.util.Optional;

/** A way to share a channel layer between nodes. A bean of it offers one where the settings ask for it. */
public interface SharedLayers {
    /**
     * @param here serves this node's own receivers
     * @return empty where the settings do not ask for it
     */
    Optional<ChannelLayer> around(MemoryChannelLayer here);
}
