package io.atrium.kind.game;

import io.atrium.room.Setting;
import jakarta.json.JsonObject;
import java.util.List;

/** What a room's settings say of the next game; one that has begun keeps what it began with. */
record GameSettings(String game, TimeControl control) {
    static List<Setting> settings() {
        return List.of(
                Setting.choice("game", ChessRules.ID, GomokuRules.ID, ConnectFourRules.ID, ReversiRules.ID),
                Setting.choice("clock", TimeControl.wireNames()));
    }

    static GameSettings of(JsonObject settings) {
        return new GameSettings(settings.getString("game"), TimeControl.of(settings.getString("clock")));
    }

    Rules rules() {
        return Rules.of(game);
    }
}
