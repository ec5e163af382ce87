package io.atrium.kind.sensor;

import io.atrium.room.Draft;
import io.atrium.room.Entry;
import io.atrium.room.Room;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;

/**
 * A sensor room in memory: its board, its watch, and what the next write adds to the buckets. Any thread; none waits here for the database, but for the
 * one that reads or writes it ({@link #working}).
 */
final class Panel {
    private final ReentrantLock working = new ReentrantLock();
    private final Watch watch = new Watch();
    private final Set<String> expected = new HashSet<>();
    private final long generation;
    private Room room;
    private Rules rules;
    /** Null until it has been read. */
    private Board board;

    private Deltas deltas;
    /** What was committed while the board was being read. */
    private final List<Entry> held = new ArrayList<>();

    /** @param generation of the room's feed that it hears */
    Panel(Room room, long generation) {
        this.room = room;
        this.generation = generation;
        this.rules = Rules.of(room.settings());
    }

    /** Held by whoever reads or writes the database for it; taken before the panel's own lock, never after. */
    ReentrantLock working() {
        return working;
    }

    long generation() {
        return generation;
    }

    synchronized boolean isRead() {
        return board != null;
    }

    synchronized Room room() {
        return room;
    }

    synchronized Rules rules() {
        return rules;
    }

    /** The room as it is now: its settings may have changed. */
    synchronized void know(Room now) {
        if (!rules.areOf(now.settings())) {
            rules = Rules.of(now.settings());
        }
        room = now;
    }

    /** @return the alarms that are due and that nobody has asked for yet: the server may have ended in between */
    synchronized List<Draft> read(Board found, Deltas lagging) {
        board = found;
        deltas = lagging;
        watch.begin(board.open());
        List<Draft> due = new ArrayList<>();
        for (Sensor sensor : board.sensors()) {
            due.addAll(watch.limits(room, rules.of(sensor.id()), sensor.newest()));
        }
        List<Entry> missed =
                held.stream().filter(entry -> entry.getSeq() > board.seq()).toList();
        held.clear();
        committed(missed).ifPresent(due::addAll);
        return due;
    }

    /** @return what that gives rise to; empty where an entry is missing before these, and the board must be read anew */
    synchronized Optional<List<Draft>> committed(List<Entry> entries) {
        if (board == null) {
            held.addAll(entries);
            return Optional.of(List.of());
        }
        List<Draft> drafts = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.getSeq() != board.seq() + 1) {
                return Optional.empty();
            }
            board.apply(entry).ifPresent(taken -> {
                deltas.add(taken.sensor().no(), taken.reading());
                drafts.addAll(watch.judge(room, rules, taken));
            });
            deltas.reach(entry.getSeq());
        }
        return Optional.of(drafts);
    }

    /** By the clock. */
    synchronized List<Draft> due(Instant now) {
        return board == null ? List.of() : watch.due(room, rules, board, now);
    }

    /** An alarm was not stored: judge by what is. */
    synchronized void refused() {
        watch.begin(board.open());
    }

    /** @throws Problem {@code invalid} where that sensor would be one too many */
    synchronized void expect(String sensorId, int most) {
        if (board.sensor(sensorId).isPresent() || expected.contains(sensorId)) {
            return;
        }
        expected.removeIf(id -> board.sensor(id).isPresent());
        if (board.sensors().size() + expected.size() >= most) {
            throw Problem.invalid("sensor_id", "a room knows at most " + most + " sensors");
        }
        expected.add(sensorId);
    }

    /** @throws Problem {@code invalid}, {@code conflict}: nobody need try to take this alarm */
    synchronized Alarm takeable(long seq) {
        Alarm alarm =
                board.alarm(seq).orElseThrow(() -> Problem.invalid("seq", "there is no alarm " + seq + " that lasts"));
        if (!alarm.isOpen()) {
            throw Problem.of(ErrorCode.CONFLICT, "the alarm is over");
        }
        return alarm;
    }

    synchronized JsonObject snapshot() {
        return board.toJson(rules);
    }

    /** Looks at the board, while nobody changes it. */
    synchronized <T> T look(BiFunction<Board, Rules, T> look) {
        return look.apply(board, rules);
    }

    /** What is to be written: the deltas, and the sensors as they are after them. */
    record Unwritten(Deltas deltas, List<Sensor> sensors) {}

    synchronized Optional<Unwritten> take() {
        if (board == null || deltas.isEmpty()) {
            return Optional.empty();
        }
        Deltas taken = deltas;
        deltas = new Deltas(taken.to());
        List<Sensor> touched = board.sensors().stream()
                .filter(sensor -> sensor.heardSeq() > taken.from())
                .map(Sensor::copy)
                .toList();
        return Optional.of(new Unwritten(taken, touched));
    }

    /** They could not be written. */
    synchronized void putBack(Deltas taken) {
        deltas = taken.and(deltas);
    }
}
