package io.atrium.chaos;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A client as the protocol asks for: it goes on where it was, sends again with the same ref what was not acked, and after a break comes back later, and to another
 * node. What it is told it writes down and does not judge.
 */
final class Wanderer implements Runnable {
    /** Without an ack for so long it takes the connection for dead. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration LEAST_BACK_OFF = Duration.ofMillis(250);
    private static final Duration MOST_BACK_OFF = Duration.ofSeconds(4);
    private static final long LOOK_NANOS = Duration.ofMillis(50).toNanos();

    /** Frames that may be under way. */
    private static final int WINDOW = 5;

    /** What a node says to somebody who may not do that, whatever the protocol's reason. */
    private static final Set<Integer> TURNED_AWAY = Set.of(400, 401, 403, 404, 4400, 4401, 4403, 4404, 4410);

    private final String authorization;
    private final List<URI> doors;
    private final Random random;
    private final long paceNanos;
    private final Diary diary;
    private final Map<String, Pending> pending = new LinkedHashMap<>();
    private volatile Phase phase = Phase.LISTENING;
    private volatile boolean connected;
    private volatile int unacked;
    private volatile long position;
    private String epoch;
    private int door;
    private int count;
    private int failures;
    private long speaksAt;

    private enum Phase {
        LISTENING,
        TALKING,
        GONE
    }

    /** A frame that was not acked yet. */
    private static final class Pending {
        private final String text;
        private long sentAt;
        private long dueAt;

        Pending(String text) {
            this.text = text;
        }
    }

    /** @param doors the room's socket at each node @param pace between two messages, on the average */
    Wanderer(Diary diary, String authorization, List<URI> doors, Duration pace, long seed) {
        this.diary = diary;
        this.authorization = authorization;
        this.doors = doors;
        this.paceNanos = pace.toNanos();
        this.random = new Random(seed);
        this.door = random.nextInt(doors.size());
    }

    Diary diary() {
        return diary;
    }

    void talk() {
        phase = Phase.TALKING;
    }

    /** Sends nothing new. */
    void listen() {
        phase = Phase.LISTENING;
    }

    void leave() {
        phase = Phase.GONE;
    }

    boolean isConnected() {
        return connected;
    }

    /** Whether all it has sent was acked. */
    boolean isSettled() {
        return connected && unacked == 0;
    }

    /** The number of the last entry heard. */
    long position() {
        return position;
    }

    @Override
    public void run() {
        try {
            while (phase != Phase.GONE) {
                try (Line line = Line.open(address(), authorization)) {
                    converse(line);
                } catch (Line.Broken broken) {
                    disconnected();
                    if (TURNED_AWAY.contains(broken.code())) {
                        diary.refused(broken.code() + " by node " + door);
                    }
                    backOff();
                }
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
        disconnected();
    }

    private void disconnected() {
        connected = false;
        diary.disconnected(System.nanoTime());
    }

    private URI address() {
        String query = epoch == null ? "" : "?after=" + position + "&epoch=" + epoch;
        return URI.create(doors.get(door) + query);
    }

    /** Full jitter, and then another node. */
    private void backOff() throws InterruptedException {
        long most = Math.min(MOST_BACK_OFF.toNanos(), LEAST_BACK_OFF.toNanos() << Math.min(failures, 10));
        failures++;
        TimeUnit.NANOSECONDS.sleep(random.nextLong(most));
        door = (door + 1 + random.nextInt(doors.size() - 1)) % doors.size();
    }

    private void converse(Line line) throws Line.Broken, InterruptedException {
        String first = line.next(PATIENCE.toNanos());
        if (first == null) {
            throw new Line.Broken("no welcome", 0);
        }
        take(first);
        connected = true;
        failures = 0;
        pending.values().forEach(frame -> frame.dueAt = 0);
        while (phase != Phase.GONE) {
            long now = System.nanoTime();
            speak(now);
            for (Map.Entry<String, Pending> frame : pending.entrySet()) {
                send(line, now, frame.getKey(), frame.getValue());
            }
            String text = line.next(LOOK_NANOS);
            if (text != null) {
                take(text);
            }
        }
    }

    private void speak(long now) {
        if (phase == Phase.TALKING && pending.size() < WINDOW && now - speaksAt > 0) {
            speaksAt = now + paceNanos / 2 + random.nextLong(paceNanos);
            String ref = diary.login() + "-" + ++count;
            pending.put(
                    ref,
                    new Pending(Json.createObjectBuilder()
                            .add("message", Said.message(diary.room(), ref))
                            .add("ref", ref)
                            .build()
                            .toString()));
            unacked = pending.size();
        }
    }

    private void send(Line line, long now, String ref, Pending frame) throws Line.Broken, InterruptedException {
        if (frame.dueAt == 0 || (frame.dueAt > 0 && now - frame.dueAt > 0)) {
            frame.dueAt = -1; // when it is told so
            frame.sentAt = now;
            diary.sent(ref);
            line.send(frame.text);
        } else if (now - frame.sentAt > PATIENCE.toNanos()) {
            throw new Line.Broken("no ack of " + ref, 0);
        }
    }

    private void take(String text) {
        diary.signOfLife(System.nanoTime());
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonObject frame = reader.readObject();
            switch (frame.getString("type")) {
                case "welcome" -> welcome(frame);
                case "message" -> hear(frame);
                case "presence" -> diary.presence(System.nanoTime(), logins(frame, "joined"), logins(frame, "left"));
                case "ack" -> {
                    String ref = frame.getString("ref");
                    diary.acked(ref, frame.getJsonNumber("seq").longValue());
                    pending.remove(ref);
                    unacked = pending.size();
                }
                case "error" -> error(frame);
                default -> diary.refused("what it does not know: " + text);
            }
        }
    }

    private void welcome(JsonObject welcome) {
        epoch = welcome.getString("epoch");
        diary.welcomed(
                System.nanoTime(),
                welcome.getBoolean("recovered"),
                welcome.getJsonArray("members").getValuesAs(JsonObject.class).stream()
                        .filter(member -> member.getBoolean("online"))
                        .map(member -> member.getString("login"))
                        .collect(Collectors.toSet()));
        welcome.getJsonArray("entries").getValuesAs(JsonObject.class).forEach(this::hear);
    }

    private void hear(JsonObject entry) {
        Said said = Said.of(entry);
        diary.heard(said);
        position = said.seq();
    }

    private void error(JsonObject error) {
        Pending frame = pending.get(error.getString("ref", ""));
        if (frame == null || !error.containsKey("retry_after")) {
            diary.refused(error.toString());
        } else {
            long after = TimeUnit.SECONDS.toNanos(error.getInt("retry_after"));
            frame.dueAt = System.nanoTime() + after / 2 + random.nextLong(after);
        }
    }

    private static Set<String> logins(JsonObject presence, String member) {
        JsonArray logins = presence.getJsonArray(member);
        return logins.getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .collect(Collectors.toSet());
    }
}
