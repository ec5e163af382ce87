package io.atrium.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The CPU time that the server, this process and everything else on the machine have used, in seconds, between two moments. What the benchmark started
 * besides, a database, belongs to neither.
 */
final class CpuMeter {
    private static final Path MACHINE = Path.of("/proc/stat");
    private static final int FIRST = 1;
    private static final int IDLE = 4;
    private static final int WAITING = 5;
    private static final int STOLEN = 8;
    private static final double TICKS = 100;

    private final ProcessHandle server;
    private double serverAt;
    private double ownAt;
    private double machineAt;
    private double familyAt;
    private long at;

    /**
     * What was used.
     *
     * @param others cores that anything used that the benchmark did not start; NaN where the system does not tell
     */
    record Used(double serverSeconds, double serverCores, double loadCores, double others) {}

    CpuMeter(long serverPid) {
        server = ProcessHandle.of(serverPid).orElseThrow();
    }

    void start() {
        serverAt = seconds(server);
        ownAt = seconds(ProcessHandle.current());
        machineAt = machine();
        familyAt = family();
        at = System.nanoTime();
    }

    Used used() {
        double time = (System.nanoTime() - at) / 1e9;
        double served = seconds(server) - serverAt;
        double own = seconds(ProcessHandle.current()) - ownAt;
        double others = machine() - machineAt - (family() - familyAt);
        return new Used(served, served / time, own / time, others / time);
    }

    private static double seconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    /** The benchmark and all it has started. */
    private static double family() {
        ProcessHandle head = ProcessHandle.current().parent().orElse(ProcessHandle.current());
        return seconds(head) + head.descendants().mapToDouble(CpuMeter::seconds).sum();
    }

    /** Everything but idling, waiting for disks, and what the host took away. */
    private static double machine() {
        try {
            if (!Files.isReadable(MACHINE)) {
                return Double.NaN;
            }
            String[] columns = Files.readAllLines(MACHINE).get(0).split(" +");
            long busy = 0;
            for (int i = FIRST; i < STOLEN; i++) {
                busy += i == IDLE || i == WAITING ? 0 : Long.parseLong(columns[i]);
            }
            return busy / TICKS;
        } catch (IOException unreadable) {
            return Double.NaN;
        }
    }
}
