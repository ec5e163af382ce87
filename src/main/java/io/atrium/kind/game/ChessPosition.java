package io.atrium.kind.game;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A chess board and what was on it before, as far as that can come back. */
final class ChessPosition implements Position {
    private static final int FIFTY_MOVES = 100;
    private static final int THREEFOLD = 3;

    private final ChessBoard board;
    private final List<String> seen;
    private final List<ChessMove> legal;

    /** @param seen earlier positions since the last capture or pawn's move, by {@link #key} */
    ChessPosition(ChessBoard board, List<String> seen) {
        this.board = board;
        this.seen = List.copyOf(seen);
        this.legal = List.copyOf(ChessMoves.legal(board));
    }

    @Override
    public Seat turn() {
        return board.isWhiteToMove() ? Seat.FIRST : Seat.SECOND;
    }

    @Override
    public Optional<Outcome> outcome() {
        if (legal.isEmpty()) {
            return Optional.of(
                    board.isInCheck(board.isWhiteToMove())
                            ? Outcome.won(turn().other(), "checkmate")
                            : Outcome.drawn("stalemate"));
        }
        if (Material.isInsufficient(board)) {
            return Optional.of(Outcome.drawn("insufficient_material"));
        }
        String key = key();
        if (seen.stream().filter(key::equals).count() >= THREEFOLD - 1) {
            return Optional.of(Outcome.drawn("threefold_repetition"));
        }
        return board.halfmoves() >= FIFTY_MOVES ? Optional.of(Outcome.drawn("fifty_moves")) : Optional.empty();
    }

    /**
     * What makes two positions the same to the laws (9.2.3): the pieces, the side to move, what may be castled, and what may be taken in passing; a pawn that
     * has passed nobody who may take it does not count.
     */
    private String key() {
        boolean takable = board.enPassant() != Square.NONE
                && legal.stream()
                        .anyMatch(move ->
                                move.to() == board.enPassant() && Character.toUpperCase(board.at(move.from())) == 'P');
        return Fen.standing(board) + (takable ? " " + Square.name(board.enPassant()) : "");
    }

    @Override
    public String board() {
        return Fen.write(board);
    }

    @Override
    public String stored() {
        return ChessRules.store(board, seen);
    }

    @Override
    public List<String> moves() {
        return legal.stream().map(ChessMove::uci).toList();
    }

    @Override
    public Played play(String text) {
        ChessMove move = meant(text.strip());
        ChessBoard after = board.after(move);
        List<String> before = new ArrayList<>();
        if (after.halfmoves() > 0) {
            before.addAll(seen);
            before.add(key());
        }
        return new Played(new ChessPosition(after, before), move.uci(), San.write(board, move, legal));
    }

    private ChessMove meant(String text) {
        Optional<ChessMove> uci = ChessMove.ofUci(text).filter(legal::contains);
        if (uci.isPresent()) {
            return uci.get();
        }
        List<ChessMove> meant = San.read(board, text, legal);
        if (meant.size() > 1) {
            throw Refusals.illegalMove("more than one piece can do that; say from where");
        }
        return meant.stream()
                .findFirst()
                .orElseThrow(() -> Refusals.illegalMove("that is no legal move; one is written e2e4, e7e8q or Nf3"));
    }

    /** Somebody with nothing but a king can't win. */
    @Override
    public boolean canWin(Seat seat) {
        return Material.hasMore(board, seat == Seat.FIRST);
    }
}
