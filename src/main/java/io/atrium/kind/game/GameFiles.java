package io.atrium.kind.game;

import io.atrium.room.Entry;
import io.atrium.room.ExportFormat;
import io.atrium.room.Room;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A room's games as files: all of them, one after the other. */
final class GameFiles {
    static final List<ExportFormat> FORMATS =
            List.of(new ExportFormat("pgn", "application/vnd.chess-pgn"), new ExportFormat("json", "application/json"));

    private GameFiles() {}

    /** Writes one game. */
    @FunctionalInterface
    private interface Page {
        void write(GameRecord game, boolean first) throws IOException;
    }

    static void write(String format, Room room, Iterable<Entry> entries, Writer to) throws IOException {
        if (format.equals("pgn")) {
            each(entries, (game, first) -> to.write((first ? "" : "\n") + Pgn.of(game, room.getTitle())));
            return;
        }
        to.write("{\"room\":" + Json.createValue(room.getName()) + ",\"games\":[");
        each(entries, (game, first) -> to.write((first ? "" : ",") + game.toJson()));
        to.write("]}");
    }

    private static void each(Iterable<Entry> entries, Page page) throws IOException {
        GameRecord game = null;
        boolean first = true;
        for (Entry entry : entries) {
            if (entry.getType().equals(GameKind.MOVE) && game != null) {
                game.add(entry.body());
            } else if (entry.getType().equals(GameKind.STATE)) {
                JsonObject state = entry.body();
                if (game != null && game.number() == state.getInt("number")) {
                    game.become(state, entry.getAt());
                    continue;
                }
                if (game != null) {
                    page.write(game, first);
                    first = false;
                }
                game = new GameRecord(state, entry.getAt());
            }
        }
        if (game != null) {
            page.write(game, first);
        }
    }
}
