package io.atrium.kind.game;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;

/** Why a frame is not taken, by name. */
final class Refusals {
    private Refusals() {}

    static Problem alreadyOffered(String detail) {
        return Problem.own("already_offered", ErrorCode.CONFLICT, null, detail);
    }

    static Problem gameOver() {
        return Problem.own("game_over", ErrorCode.CLOSED, null, "the game is over");
    }

    static Problem illegalMove(String detail) {
        return Problem.own("illegal_move", ErrorCode.INVALID, "move", detail);
    }

    static Problem noOffer() {
        return Problem.own("no_offer", ErrorCode.CONFLICT, null, "nobody has offered a draw");
    }

    static Problem notOver() {
        return Problem.own("not_over", ErrorCode.CONFLICT, null, "this game goes on");
    }

    static Problem notSeated() {
        return Problem.own("not_seated", ErrorCode.FORBIDDEN, null, "you watch; take a seat to play");
    }

    static Problem notStarted() {
        return Problem.own("not_started", ErrorCode.CONFLICT, null, "nobody sits opposite");
    }

    static Problem notYourTurn() {
        return Problem.own("not_your_turn", ErrorCode.CONFLICT, "move", "it is the other player's turn");
    }

    static Problem seatTaken(String login) {
        return Problem.own("seat_taken", ErrorCode.CONFLICT, "seat", login + " sits there");
    }

    static Problem timeLeft() {
        return Problem.of(ErrorCode.CONFLICT, "there is time left");
    }

    static Problem tooLate() {
        return Problem.own("too_late", ErrorCode.CLOSED, "move", "your time is up");
    }
}
