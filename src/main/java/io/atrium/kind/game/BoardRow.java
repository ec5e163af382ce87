package io.atrium.kind.game;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A board as columns: what is played on it, how it stands, and what was played last. */
@Embeddable
public class BoardRow {
    private String game;

    @Column(name = "standing")
    private String position;

    private int plies;

    @Column(name = "last_move")
    private String lastMove;

    @Column(name = "last_written")
    private String lastWritten;

    protected BoardRow() {}

    BoardRow(Rules rules) {
        game = rules.id();
        position = rules.start().stored();
    }

    BoardRow after(Position.Played played) {
        BoardRow after = new BoardRow();
        after.game = game;
        after.position = played.after().stored();
        after.plies = plies + 1;
        after.lastMove = played.move();
        after.lastWritten = played.written();
        return after;
    }

    String game() {
        return game;
    }

    Position position() {
        return Rules.of(game).read(position);
    }

    int plies() {
        return plies;
    }

    /** Null: nobody has moved. */
    String lastMove() {
        return lastMove;
    }

    /** Null: nobody has moved. */
    String lastWritten() {
        return lastWritten;
    }
}
