package io.atrium.kind.game;

import java.util.Map;

/** A game that can be played: how it begins, and how a position that was stored is read back. Everything else is the {@link Position}'s. */
interface Rules {
    /** By the setting {@code game}. */
    Map<String, Rules> ALL = Map.of(
            ChessRules.ID, new ChessRules(),
            GomokuRules.ID, new GomokuRules(),
            ConnectFourRules.ID, new ConnectFourRules(),
            ReversiRules.ID, new ReversiRules());

    /** As in a room's settings: {@code connect_four}. */
    String id();

    Position start();

    /** @param stored by {@link Position#stored} */
    Position read(String stored);

    static Rules of(String id) {
        return ALL.get(id);
    }
}
