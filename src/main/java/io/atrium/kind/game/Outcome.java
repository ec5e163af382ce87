package io.atrium.kind.game;

/**
 * How a game ended.
 *
 * @param winner null: nobody won
 * @param reason as it stands on the wire: {@code checkmate}
 */
record Outcome(Seat winner, String reason) {
    static final String AGREEMENT = "agreement";
    static final String LEFT = "left";
    static final String RESIGNATION = "resignation";
    static final String TIME = "time";

    private static final String FIRST_WON = "1-0";
    private static final String SECOND_WON = "0-1";
    private static final String DRAWN = "1/2-1/2";

    static Outcome won(Seat winner, String reason) {
        return new Outcome(winner, reason);
    }

    static Outcome drawn(String reason) {
        return new Outcome(null, reason);
    }

    /** {@code 1-0}, {@code 0-1} or {@code 1/2-1/2}, in every game. */
    String result() {
        if (winner == null) {
            return DRAWN;
        }
        return winner == Seat.FIRST ? FIRST_WON : SECOND_WON;
    }

    static Outcome of(String result, String reason) {
        return switch (result) {
            case FIRST_WON -> won(Seat.FIRST, reason);
            case SECOND_WON -> won(Seat.SECOND, reason);
            default -> drawn(reason);
        };
    }
}
