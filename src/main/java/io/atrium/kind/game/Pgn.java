package io.atrium.kind.game;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Portable Game Notation, as its standard of 1994 has it. Of other games than chess too, which then are named in the tag Variant. */
final class Pgn {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu.MM.dd").withZone(ZoneOffset.UTC);
    private static final int WIDTH = 80;

    private final StringBuilder text = new StringBuilder();
    private int column;

    private Pgn() {}

    /** @param event the room's title */
    static String of(GameRecord game, String event) {
        Pgn pgn = new Pgn();
        pgn.tags(game, event);
        pgn.moves(game);
        return pgn.text.toString();
    }

    private void tags(GameRecord game, String event) {
        tag("Event", event);
        tag("Site", "Atrium");
        tag("Date", DATE.format(game.began()));
        tag("Round", Integer.toString(game.number()));
        tag("White", game.login(Seat.FIRST));
        tag("Black", game.login(Seat.SECOND));
        tag("Result", game.result());
        if (!game.game().equals(ChessRules.ID)) {
            tag("Variant", game.game());
        }
        tag("TimeControl", control(game.control()));
        if (!game.reason().isEmpty()) {
            tag("Termination", termination(game.reason()));
        }
        text.append('\n');
    }

    private void tag(String name, String value) {
        String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"");
        text.append('[').append(name).append(" \"").append(escaped).append("\"]\n");
    }

    private static String control(TimeControl control) {
        return switch (control) {
            case NONE -> "-";
            case BLITZ -> "300+3";
            case RAPID -> "900+10";
            case CORRESPONDENCE -> "1/259200";
        };
    }

    private static String termination(String reason) {
        return switch (reason) {
            case Outcome.TIME -> "time forfeit";
            case Outcome.LEFT -> "abandoned";
            default -> "normal";
        };
    }

    private void moves(GameRecord game) {
        int ply = 0;
        for (GameRecord.Line line : game.lines()) {
            if (ply % 2 == 0) {
                token(ply / 2 + 1 + ".");
            }
            token(line.written());
            ply++;
        }
        token(game.result());
        text.append('\n');
    }

    /** Lines shorter than 80 characters, as section 4.3 asks. */
    private void token(String token) {
        if (column > 0 && column + 1 + token.length() >= WIDTH) {
            text.append('\n');
            column = 0;
        }
        if (column > 0) {
            text.append(' ');
            column++;
        }
        text.append(token);
        column += token.length();
    }
}
