package io.atrium.bench.load;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.HdrHistogram.Histogram;

/**
 * One {@link Step}: sends what is due, counts every frame that comes and times those that were sent after the warm-up. Nothing may be under way
 * when it begins.
 */
final class Traffic implements Fleet.Ear {
    /** A frame of ours begins {@code {"type":"}, and its type is told by the next letter. */
    private static final int KIND_AT = 9;

    private static final int MOST_AT_ONCE = 2_000;
    private static final long SLEEP_MILLIS = 20;
    private static final long LONGEST_MICROS = 3_600_000_000L;

    private final Fleet fleet;
    private final Step step;
    private final CpuMeter cpu;
    private final WhisperLog whispers;
    private final ClientFrame frame;
    private final char counted;
    /** For each room, how many get what one sends there: a whisper is not sent back to where it came from. */
    private final int[] hearers;

    private final Histogram latency = new Histogram(LONGEST_MICROS, 3);

    private long measureFrom = Long.MAX_VALUE;
    private long measureTo = Long.MAX_VALUE;
    private boolean sending = true;
    private long sent;
    private long sentMeasured;
    private long expected;
    private long delivered;
    private long deliveredMeasured;
    private long errors;
    private int turn;

    Traffic(Fleet fleet, Step step, WhisperLog whispers, CpuMeter cpu) {
        this.fleet = fleet;
        this.step = step;
        this.whispers = whispers;
        this.cpu = cpu;
        this.frame = step.whispers() ? ClientFrame.typing() : ClientFrame.message(step.characters());
        this.counted = step.whispers() ? 't' : 'm';
        this.hearers = hearers(fleet.connections(), step.whispers());
    }

    JsonObject run() throws IOException {
        for (Connection connection : fleet.connections()) {
            whispers.catchUp(connection);
        }
        fleet.listen(this);
        try {
            long begin = Clock.micros();
            measureFrom = begin + Clock.micros(step.warmSeconds());
            measureTo = measureFrom + Clock.micros(step.seconds());
            if (step.closed()) {
                for (int i = 0; i < step.senders(); i++) {
                    send(fleet.connections()[i]);
                }
            }
            double due = sendUntil(measureFrom, begin);
            cpu.start();
            sendUntil(measureTo, due);
            sending = false;
            long drainFrom = Clock.micros();
            drain(drainFrom + Clock.micros(step.drainSeconds()));
            return result(cpu.used(), (Clock.micros() - drainFrom) / 1e6);
        } finally {
            fleet.listen(Fleet.Ear.DEAF);
        }
    }

    /** Returns when the next one is due. */
    private double sendUntil(long until, double firstAt) throws IOException {
        double gap = step.closed() ? 0 : 1e6 / step.rate();
        double due = step.closed() ? Double.MAX_VALUE : firstAt;
        for (long now = Clock.micros(); now < until; now = Clock.micros()) {
            int burst = 0;
            while (due <= now && burst++ < MOST_AT_ONCE) {
                send(sender());
                due += gap;
                if (burst % 16 == 0) {
                    fleet.serve(0);
                }
            }
            fleet.serve(patience(due));
        }
        return due;
    }

    private static long patience(double due) {
        double millis = (due - Clock.micros()) / 1_000;
        return millis <= 0 ? 0 : Math.min(SLEEP_MILLIS, Math.max(1, (long) millis));
    }

    private Connection sender() {
        Connection[] all = fleet.connections();
        for (int i = 0; i < step.senders(); i++) {
            Connection next = all[turn++ % step.senders()];
            if (next.isOpen()) {
                return next;
            }
        }
        return all[0];
    }

    private void send(Connection from) {
        long now = Clock.micros();
        if (step.whispers()) {
            whispers.sent(from, now);
        }
        sent++;
        sentMeasured += now >= measureFrom ? 1 : 0;
        expected += hearers[from.room];
        fleet.send(from, frame.stamped(now, from.index));
    }

    private static int[] hearers(Connection[] all, boolean whispers) {
        int rooms = 0;
        for (Connection connection : all) {
            rooms = Math.max(rooms, connection.room + 1);
        }
        int[] hearers = new int[rooms];
        for (Connection connection : all) {
            hearers[connection.room] += connection.isOpen() && !connection.deaf ? 1 : 0;
        }
        for (int i = 0; whispers && i < rooms; i++) {
            hearers[i]--;
        }
        return hearers;
    }

    @Override
    public void hear(Connection from, ByteBuffer bytes, int at, int length, long micros) {
        char kind = length > KIND_AT ? (char) bytes.get(at + KIND_AT) : 0;
        if (kind != counted) {
            errors += kind == 'e' ? 1 : 0;
            return;
        }
        delivered++;
        if (micros >= measureFrom && micros < measureTo) {
            deliveredMeasured++;
        }
        if (step.whispers()) {
            whisper(from, micros);
        } else {
            message(from, bytes, at, length, micros);
        }
    }

    private void whisper(Connection to, long micros) {
        long sentAt = whispers.received(to);
        if (sentAt >= measureFrom) {
            latency.recordValue(Math.max(0, micros - sentAt));
        }
        if (step.closed() && sending && sentAt >= 0 && to.index == to.room + hearers.length) {
            // Its neighbour speaks for a sender that does not hear itself.
            send(fleet.connections()[whispers.lastSender(to)]);
        }
    }

    private void message(Connection to, ByteBuffer bytes, int at, int length, long micros) {
        int stamp = Stamp.find(bytes, at, at + length);
        if (stamp < 0) {
            return;
        }
        long sentAt = Stamp.micros(bytes, stamp);
        if (sentAt >= measureFrom) {
            latency.recordValue(Math.max(0, micros - sentAt));
        }
        if (step.closed() && sending && Stamp.sender(bytes, stamp) == to.index) {
            send(to);
        }
    }

    private void drain(long until) throws IOException {
        while (delivered < expected && Clock.micros() < until) {
            fleet.serve(SLEEP_MILLIS);
        }
    }

    private JsonObject result(CpuMeter.Used used, double drained) {
        double timed = Math.max(1, latency.getTotalCount());
        return Json.createObjectBuilder()
                .add("rate", step.closed() ? 0 : step.rate())
                .add("sent", sent)
                .add("expected", expected)
                .add("delivered", delivered)
                .add("lost_connections", fleet.lost())
                .add("errors", errors)
                .add("trouble", fleet.trouble())
                .add("messages_per_second", sentMeasured / step.seconds())
                .add("deliveries_per_second", deliveredMeasured / step.seconds())
                .add("p50_ms", latency.getValueAtPercentile(50) / 1e3)
                .add("p99_ms", latency.getValueAtPercentile(99) / 1e3)
                .add("max_ms", latency.getMaxValue() / 1e3)
                .add("drained_s", drained)
                .add("server_us_per_delivery", used.serverSeconds() * 1e6 / timed)
                .add("server_cores", used.serverCores())
                .add("load_cores", used.loadCores())
                .add("other_cores", Double.isNaN(used.others()) ? -1 : used.others())
                .build();
    }
}
