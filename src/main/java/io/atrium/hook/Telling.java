package io.atrium.hook;

import io.atrium.room.Entry;
import io.atrium.room.Findable;
import io.atrium.room.Room;
import java.util.Optional;

/** Which entries a hook is told. */
final class Telling {
    private Telling() {}

    /**
     * What webhooks and commands say is not: two servers that tell each other would never stop. Nor what happened before the hook was made, and was imported since.
     *
     * @param kind of the room; empty: it has no words
     */
    static boolean isTold(Outgoing hook, Room room, Entry entry, Optional<Findable> kind) {
        if (entry.happenedAt().isBefore(hook.getCreatedAt())
                || entry.body().containsKey("via")
                || !Wanted.isOfTypes(hook.types(), entry.getType())) {
            return false;
        }
        // A kind is asked for the words of those types alone that it has named.
        return hook.words().isEmpty()
                || kind.filter(able -> able.findableTypes().contains(entry.getType()))
                        .flatMap(able -> able.words(room, entry))
                        .filter(said -> Wanted.isSaid(hook.words(), said))
                        .isPresent();
    }
}
