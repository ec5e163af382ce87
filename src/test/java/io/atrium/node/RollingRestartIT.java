package io.atrium.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Redis;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Nodes that begin on an empty database at the same moment, and are restarted one after the other while people talk. */
class RollingRestartIT {
    private static final Logger LOG = Logger.getLogger(RollingRestartIT.class.getName());

    /** More by hand, {@code -Datrium.nodes=3}: each start takes its time. */
    private static final int NODES = Integer.getInteger("atrium.nodes", 2);

    private static final int TALKERS = 8;
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<AtriumServer> nodes = new ArrayList<>();
    private final Set<String> acked = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    @Test
    void no_entry_is_lost_and_nobody_is_without_service_for_long() throws Exception {
        EmbeddedPostgres database = EmbeddedPostgres.start();
        Redis redis = Redis.start();
        try {
            startAtOnce(Map.of(
                    "ATRIUM_DB_URL",
                    database.getJdbcUrl("postgres", "postgres").replaceFirst("\\?.*", ""),
                    "ATRIUM_DB_USER",
                    "postgres",
                    "ATRIUM_REDIS_URL",
                    redis.url(),
                    "ATRIUM_DRAIN",
                    "3"));
            assertFurnishedOnce();
            restartOneAfterTheOther();
        } finally {
            over = true;
            nodes.forEach(AtriumServer::close);
            threads.shutdownNow();
            redis.close();
            database.close();
        }
    }

    private void startAtOnce(Map<String, String> settings) {
        List<CompletableFuture<AtriumServer>> starting = IntStream.range(0, NODES)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> AtriumServer.start(settings), threads))
                .toList();
        starting.forEach(start -> nodes.add(start.join()));
    }

    /** The demonstration's accounts and rooms are there, on whichever node one asks, and once. */
    private void assertFurnishedOnce() {
        Set<String> rooms = new HashSet<>();
        for (AtriumServer node : nodes) {
            RestClient ann = node.as("ann");
            List<String> names = ann.get("/api/rooms?limit=1000").expect(200).json().getJsonArray("rooms").stream()
                    .map(room -> room.asJsonObject().getString("name"))
                    .toList();
            assertTrue(names.contains("operations"), names.toString());
            assertEquals(Set.copyOf(names).size(), names.size());
            rooms.add(names.stream().sorted().toList().toString());
            assertEquals(lines(nodes.get(0).as("ann")), lines(ann), "what was said in the demonstration");
        }
        assertEquals(1, rooms.size(), rooms.toString());
    }

    private static String lines(RestClient caller) {
        return caller.get("/api/rooms/operations/entries?after=0")
                .expect(200)
                .json()
                .getJsonArray("entries")
                .toString();
    }

    private void restartOneAfterTheOther() {
        String room = nodes.get(0).as("ann").newRoom("rolling");
        nodes.forEach(node -> List.of("ann", "bob", "cho").forEach(node::as));
        List<CompletableFuture<Duration>> talkers = IntStream.range(0, TALKERS)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> talk(i, room), threads))
                .toList();
        for (AtriumServer node : nodes) {
            node.stop();
            node.restart();
        }
        over = true;
        Duration longest = talkers.stream()
                .map(CompletableFuture::join)
                .max(Duration::compareTo)
                .orElseThrow();
        assertAllThereOnce(room);
        LOG.info(() -> NODES + " nodes restarted, " + acked.size() + " entries acknowledged, longest without service: "
                + longest.toMillis() + " ms");
        assertTrue(longest.compareTo(LONGEST_SILENCE) < 0, longest.toString());
    }

    private void assertAllThereOnce(String room) {
        List<JsonObject> entries = new ArrayList<>();
        List<JsonObject> page;
        do {
            page = nodes.get(0)
                    .as("ann")
                    .get("/api/rooms/" + room + "/entries?limit=1000&after=" + entries.size())
                    .expect(200)
                    .json()
                    .getJsonArray("entries")
                    .getValuesAs(JsonObject.class);
            entries.addAll(page);
        } while (!page.isEmpty());
        assertEquals(
                LongStream.rangeClosed(1, entries.size()).boxed().toList(),
                entries.stream()
                        .map(entry -> entry.getJsonNumber("seq").longValue())
                        .toList());
        Set<String> stored = new HashSet<>();
        entries.forEach(entry -> assertTrue(stored.add(entry.getString("message")), "twice: " + entry));
        assertTrue(stored.containsAll(acked), "an acknowledged entry is missing");
    }

    /** Says something five times a second, moving to another node where the one it is on goes. Returns the longest time from one ack to the next. */
    private Duration talk(int number, String room) {
        String login = List.of("ann", "bob", "cho").get(number % 3);
        int at = number % NODES;
        long longest = 0;
        long servedAt = System.nanoTime();
        for (int i = 0; !over; ) {
            try (RoomClient client = RoomClient.join(nodes.get(at).as(login), room)) {
                while (!over) {
                    say(client, number + "-" + i);
                    i++;
                    longest = Math.max(longest, System.nanoTime() - servedAt);
                    servedAt = System.nanoTime();
                    TimeUnit.MILLISECONDS.sleep(200);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return Duration.ofDays(1);
            } catch (RuntimeException | AssertionError away) {
                at = (at + 1) % NODES;
                pause();
            }
        }
        return Duration.ofNanos(longest);
    }

    /** Under the same ref until it is acknowledged, on whatever node. */
    private void say(RoomClient client, String words) {
        client.sendText("{\"message\":\"" + words + "\",\"ref\":\"r-" + words + "\"}");
        client.awaitAck("r-" + words);
        acked.add(words);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(500));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
