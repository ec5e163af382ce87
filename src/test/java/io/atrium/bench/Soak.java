package io.atrium.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * Whether a server stays as it was: {@code mvn -Psoak verify}. 200 people in 20 rooms come, leave, are cut off, stop reading for a while, and talk all the time.
 * At the end what is alive on the heap, the threads and the sessions must be what they were, and the log must tell of no error.
 */
public final class Soak {
    private static final Logger LOG = Logger.getLogger(Soak.class.getName());
    private static final int PEOPLE = 200;
    private static final int ROOMS = 20;
    private static final int RATE = 200;
    private static final double ROUND_SECONDS = 60;

    /** What caches that are bounded may still take in. */
    private static final double MORE_HEAP = 1.15;

    /** What pools may keep for a while. */
    private static final int MORE_THREADS = 10;

    /** A line of the log that begins with a day begins a record. */
    private static final String RECORD = "\n(?=\\d{4}-\\d\\d-\\d\\d )";

    private static final Pattern COMPLAINT = Pattern.compile("\\A\\S+ \\S+ (WARNING|SEVERE|ERROR)|Exception");

    /** What Payara itself says where a client has gone before its handshake was answered. */
    private static final Pattern CUT_OFF = Pattern.compile(
            "Servlet.service\\(\\) for servlet default threw exception\\Rjava.io.IOException|GRIZZLY0013");

    private final ServerUnderTest server;
    private final Generator load;
    private final List<Rest> rests = new ArrayList<>();
    private int seed;

    /** What is left when everybody has gone. */
    private record Rest(long heapBytes, int threads) {}

    private Soak(ServerUnderTest server, Generator load) {
        this.server = server;
        this.load = load;
    }

    public static void main(String[] args) throws IOException {
        double seconds = Double.parseDouble(System.getProperty("soak.minutes", "20")) * 60;
        try (ServerUnderTest server = new ServerUnderTest(Database.H2, System.getProperty("bench.java", "-Xmx1g"));
                Generator load = new Generator(server)) {
            Soak soak = new Soak(server, load);
            List<String> troubles = soak.run(seconds);
            if (!troubles.isEmpty()) {
                throw new IOException(String.join("; ", troubles));
            }
            LOG.info(
                    "nothing is left of it: heap, threads and sessions are what they were, and the log tells of no error");
        }
    }

    private List<String> run(double seconds) throws IOException {
        String path = "/ws/room/" + server.newRooms(ROOMS) + "{room}";
        // Pools and caches fill once; from then on nothing may grow.
        churn(path, Math.min(ROUND_SECONDS, seconds / 10));
        for (double done = 0; done < seconds; done += ROUND_SECONDS) {
            churn(path, Math.min(ROUND_SECONDS, seconds - done));
        }
        return troubles();
    }

    private void churn(String path, double seconds) throws IOException {
        load.open(PEOPLE, ROOMS, path);
        JsonObject round = load.order(
                "churn",
                Json.createObjectBuilder()
                        .add("seed", ++seed)
                        .add("seconds", seconds)
                        .add("rate", RATE));
        load.cut();
        server.awaitSessions(0);
        server.awaitCalm();
        Rest rest = new Rest(server.liveHeapBytes(), server.threads());
        rests.add(rest);
        LOG.info(() -> "round %d: %,.1f MiB alive, %d threads, %s"
                .formatted(rests.size(), rest.heapBytes / 1048576.0, rest.threads, round));
    }

    private List<String> troubles() {
        List<String> troubles = new ArrayList<>();
        Rest start = rests.get(0);
        Rest quarter = rests.get(rests.size() / 4);
        Rest end = rests.get(rests.size() - 1);
        if (end.heapBytes > quarter.heapBytes * MORE_HEAP) {
            troubles.add(
                    "the heap grew from %,d bytes after a quarter to %,d".formatted(quarter.heapBytes, end.heapBytes));
        }
        if (end.threads > start.threads + MORE_THREADS) {
            troubles.add("there were %d threads and now there are %d".formatted(start.threads, end.threads));
        }
        for (String record : server.log().split(RECORD)) {
            if (COMPLAINT.matcher(record).find() && !CUT_OFF.matcher(record).find()) {
                troubles.add("in the log: " + record.lines().limit(3).toList());
            }
        }
        return troubles;
    }
}
