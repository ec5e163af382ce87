package io.atrium.kind.game;

import io.atrium.room.Roster;
import io.atrium.room.View;
import io.atrium.wire.Instants;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A game's first paint, as WEB-INF/kind/game.xhtml and game-aside.xhtml show it; kind/game/ goes on to write the same. */
public final class GamePaint {
    private final View view;
    private final JsonObject game;
    private final Instant now;
    private final GameWords said;

    /**
     * Two moves on a line.
     *
     * @param newest the ply of the last move of all
     */
    public record MoveLine(int number, String first, String second, int newest) {
        public String getNumber() {
            return number + ".";
        }

        public String getFirst() {
            return first;
        }

        /** Empty: it has not been made. */
        public String getSecond() {
            return second;
        }

        public int getPly() {
            return 2 * number - 1;
        }

        public String getFirstLook() {
            return getPly() == newest ? "now" : "";
        }

        public String getSecondLook() {
            return getPly() + 1 == newest ? "now" : "";
        }
    }

    GamePaint(View view, Instant now) {
        this.view = view;
        this.game = view.snapshot();
        this.now = now;
        this.said = new GameWords(view, game);
    }

    /** The snapshot, for the script. */
    public String getSnapshot() {
        return game.toString();
    }

    /** When the clocks were painted. */
    public String getNow() {
        return Instants.wire(now);
    }

    public String getGame() {
        return game.getString("game");
    }

    /** The second seat's own person sees the board from there. */
    public boolean isTurned() {
        return getGame().equals(ChessRules.ID) && isOwn(Seat.SECOND) && !isOwn(Seat.FIRST);
    }

    /** Whether it may be seen from the other side: not where stones fall. */
    public boolean isTurnable() {
        return !getGame().equals(ConnectFourRules.ID);
    }

    public List<List<CellPaint>> getRows() {
        return new BoardPaint(view, getGame(), game.getString("board"), text("last")).cells(isTurned());
    }

    /** What the board's edge says, from the left. */
    public List<String> getFiles() {
        return BoardPaint.files(getGame(), game.getString("board"));
    }

    /** And from the top. */
    public List<String> getRanks() {
        return BoardPaint.ranks(getGame(), game.getString("board"));
    }

    public SeatPaint getTop() {
        return seat(isTurned() ? Seat.FIRST : Seat.SECOND);
    }

    public SeatPaint getBottom() {
        return seat(isTurned() ? Seat.SECOND : Seat.FIRST);
    }

    private SeatPaint seat(Seat seat) {
        String login = text(seat.wireName());
        return new SeatPaint(
                seat.wireName(),
                login == null ? null : view.person(login),
                isOwn(seat),
                view.text("role." + getGame() + "." + seat.wireName()),
                clock(seat),
                runs(seat),
                login == null ? "" : presence(login),
                login == null && view.member().canWrite());
    }

    private boolean isOwn(Seat seat) {
        return said.isOwn(seat);
    }

    private String presence(String login) {
        boolean here = view.people().stream()
                .filter(Roster.Person::online)
                .anyMatch(person -> person.login().equals(login));
        return here || login.equals(view.member().login()) ? "here" : "gone";
    }

    private boolean runs(Seat seat) {
        return isTimed() && seat.wireName().equals(GameWords.text(game.getJsonObject("clock"), "running"));
    }

    private boolean isTimed() {
        return !game.isNull("clock");
    }

    private String clock(Seat seat) {
        if (!isTimed()) {
            return "";
        }
        Duration left = Duration.ofMillis(
                game.getJsonObject("clock").getJsonNumber(seat.wireName()).longValue());
        if (runs(seat)) {
            Instant at = Instants.parse(game.getString("at")).orElse(now);
            left = left.minus(Duration.between(at, now));
        }
        return ClockText.of(view, left.isNegative() ? Duration.ZERO : left);
    }

    /** Whose turn it is, or how it ended. */
    public String getStatus() {
        return said.status();
    }

    private boolean isSeated() {
        return isOwn(Seat.FIRST) || isOwn(Seat.SECOND);
    }

    public boolean isPlaying() {
        return isSeated() && text("turn") != null;
    }

    /** The other player offers a draw. */
    public boolean isOffered() {
        return isPlaying() && text("draw") != null && !isOwn(Seat.of(text("draw")));
    }

    /** What was offered and waits for an answer, in words; empty: nothing. */
    public String getOffer() {
        return said.offer();
    }

    public boolean isMayOffer() {
        return isPlaying() && text("draw") == null;
    }

    public boolean isMayRematch() {
        return isSeated() && text("result") != null && (text("rematch") == null || !isOwn(Seat.of(text("rematch"))));
    }

    /** Somebody who has watched may begin the next. */
    public boolean isMayBegin() {
        return !isSeated() && text("result") != null && view.member().canWrite();
    }

    public List<MoveLine> getMoves() {
        JsonArray moves = game.getJsonArray("moves");
        List<MoveLine> lines = new ArrayList<>();
        for (int ply = 0; ply < moves.size(); ply += 2) {
            lines.add(new MoveLine(ply / 2 + 1, written(moves, ply), written(moves, ply + 1), moves.size()));
        }
        return lines;
    }

    private static String written(JsonArray moves, int ply) {
        return ply < moves.size() ? moves.getJsonObject(ply).getString("written") : "";
    }

    public boolean isMoved() {
        return !game.getJsonArray("moves").isEmpty();
    }

    /** What the board is called: {@code Chess board}. */
    public String getBoardLabel() {
        return view.text("board." + getGame());
    }

    private String text(String member) {
        return GameWords.text(game, member);
    }
}
