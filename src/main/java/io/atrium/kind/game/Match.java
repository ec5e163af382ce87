package io.atrium.kind.game;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The game that is on a room's board now, over or not: who sits where, what was played, whose turn it is. Its row is changed in the transaction of an entry,
 * under the lock of its room's log; what does not follow is refused, and then nothing has changed.
 */
@Entity(name = "GameMatch")
@Table(name = "game_match")
public class Match {
    @Id
    @Column(name = "room_id")
    private long roomId;

    @Column(name = "no")
    private int number;

    @Column(name = "began_seq")
    private long beganSeq;

    @Column(name = "first_login")
    private String firstLogin;

    @Column(name = "second_login")
    private String secondLogin;

    @Embedded
    private BoardRow board;

    @Embedded
    private ClockRow clock;

    @Column(name = "draw_offer")
    private String drawOffer;

    @Column(name = "rematch_offer")
    private String rematchOffer;

    private String result;
    private String reason;

    protected Match() {}

    /** Before anybody has sat down. */
    Match(long roomId, GameSettings settings) {
        this.roomId = roomId;
        clear(settings);
    }

    private void begin(GameSettings settings, long seq) {
        number++;
        beganSeq = seq;
        clear(settings);
    }

    private void clear(GameSettings settings) {
        board = new BoardRow(settings.rules());
        clock = new ClockRow(Clocks.of(settings.control()));
        drawOffer = null;
        rematchOffer = null;
        result = null;
        reason = null;
    }

    long roomId() {
        return roomId;
    }

    /** Counted from 1 in each room; 0: nobody has sat down yet. */
    int number() {
        return number;
    }

    /** The entry that began it. */
    long beganSeq() {
        return beganSeq;
    }

    BoardRow board() {
        return board;
    }

    /** Null: the seat is free. */
    String login(Seat seat) {
        return seat == Seat.FIRST ? firstLogin : secondLogin;
    }

    Clocks clocks() {
        return clock.clocks();
    }

    /** When it is lost by time; null while the clocks stand. */
    Instant flagAt() {
        return clock.flagAt();
    }

    /** Whose offer of a draw has not been answered. */
    Optional<Seat> drawOffer() {
        return seat(drawOffer);
    }

    /** Who would like to play again. */
    Optional<Seat> rematchOffer() {
        return seat(rematchOffer);
    }

    private static Optional<Seat> seat(String name) {
        return Optional.ofNullable(name).map(Seat::of);
    }

    Optional<Outcome> outcome() {
        return Optional.ofNullable(result).map(said -> Outcome.of(said, reason));
    }

    /** Both seats are taken, and it is not over. */
    boolean isPlayed() {
        return firstLogin != null && secondLogin != null && result == null;
    }

    /** Who is to move; empty while it is not played. */
    Optional<Seat> turn() {
        return isPlayed() ? Optional.of(board.position().turn()) : Optional.empty();
    }

    Optional<Seat> seatOf(String login) {
        if (login.equals(firstLogin)) {
            return Optional.of(Seat.FIRST);
        }
        return login.equals(secondLogin) ? Optional.of(Seat.SECOND) : Optional.empty();
    }

    /**
     * Takes a seat, or changes it while nobody sits opposite. The first to sit begins a game, where the one before is over.
     *
     * @param seq of the entry
     */
    void sit(String login, Seat seat, GameSettings settings, long seq) {
        boolean begins = result != null || (firstLogin == null && secondLogin == null);
        if (!begins && login(seat) != null) {
            throw Refusals.seatTaken(login(seat));
        }
        if (begins) {
            firstLogin = null;
            secondLogin = null;
            begin(settings, seq);
        }
        seatOf(login).ifPresent(before -> take(before, null));
        take(seat, login);
    }

    private void take(Seat seat, String login) {
        if (seat == Seat.FIRST) {
            firstLogin = login;
        } else {
            secondLogin = login;
        }
    }

    /** @param lag the way to the player and back, as the server measured it */
    Position.Played move(String login, String move, Instant at, Duration lag) {
        Seat mover = requirePlayer(login);
        Position before = board.position();
        if (before.turn() != mover) {
            throw Refusals.notYourTurn();
        }
        Clocks clocks = clocks();
        if (clocks.isTooLate(at, lag)) {
            throw Refusals.tooLate();
        }
        Position.Played played = before.play(move);
        board = board.after(played);
        if (drawOffer().filter(offerer -> offerer != mover).isPresent()) {
            drawOffer = null; // to move on is an answer too
        }
        clock = new ClockRow(clocks.moved(mover, played.after().turn(), at, lag));
        played.after().outcome().ifPresent(outcome -> end(outcome, at));
        return played;
    }

    void resign(String login, Instant at) {
        end(Outcome.won(requirePlayer(login).other(), Outcome.RESIGNATION), at);
    }

    /** Offers a draw, or agrees to the other's offer. */
    void draw(String login, Instant at) {
        Seat seat = requirePlayer(login);
        Seat offerer = drawOffer().orElse(null);
        if (offerer == seat) {
            throw Refusals.alreadyOffered("you have offered a draw");
        }
        if (offerer == null) {
            drawOffer = seat.wireName();
        } else {
            end(Outcome.drawn(Outcome.AGREEMENT), at);
        }
    }

    /** Declines the other's offer of a draw, or takes back one's own. */
    void refuseDraw(String login) {
        requirePlayer(login);
        if (drawOffer == null) {
            throw Refusals.noOffer();
        }
        drawOffer = null;
    }

    /** Asks for another game, or agrees to it: then it begins, with the seats changed. */
    void rematch(String login, GameSettings settings, long seq) {
        Seat seat = seatOf(login).orElseThrow(Refusals::notSeated);
        if (result == null) {
            throw Refusals.notOver();
        }
        Seat asked = rematchOffer().orElse(null);
        if (asked == seat) {
            throw Refusals.alreadyOffered("you have asked for another game");
        }
        if (asked == null) {
            rematchOffer = seat.wireName();
            return;
        }
        String first = secondLogin;
        secondLogin = firstLogin;
        firstLogin = first;
        begin(settings, seq);
    }

    /** Ends it where the time of whoever is to move is up. */
    void fall(Instant at) {
        Seat late = turn().orElseThrow(Refusals::gameOver);
        if (flagAt() == null || at.isBefore(flagAt())) {
            throw Refusals.timeLeft();
        }
        Seat other = late.other();
        end(board.position().canWin(other) ? Outcome.won(other, Outcome.TIME) : Outcome.drawn(Outcome.TIME), at);
    }

    /** Somebody is no member any more: they lose a game that is played, and free their seat at one that has not begun. */
    void leave(String login, Instant at) {
        Seat seat = seatOf(login).orElseThrow(Refusals::notSeated);
        if (isPlayed()) {
            end(Outcome.won(seat.other(), Outcome.LEFT), at);
        } else if (result == null) {
            take(seat, null);
        } else {
            throw Refusals.gameOver();
        }
    }

    private void end(Outcome outcome, Instant at) {
        result = outcome.result();
        reason = outcome.reason();
        drawOffer = null;
        clock = new ClockRow(clocks().stopped(at));
    }

    private Seat requirePlayer(String login) {
        Seat seat = seatOf(login).orElseThrow(Refusals::notSeated);
        if (result != null) {
            throw Refusals.gameOver();
        }
        if (!isPlayed()) {
            throw Refusals.notStarted();
        }
        return seat;
    }
}
