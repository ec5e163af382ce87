package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The process is killed in mid-sentence. What was acked is there once, what was not may be sent again. */
class CrashIT {
    private static final int CLIENTS = 20;

    @Test
    void every_acked_entry_survives_kill_9_while_twenty_clients_send() throws Exception {
        AtriumServer server = AtriumServer.spare();
        RestClient ann = server.as("ann");
        String room = ann.newRoom("crash");
        String silent = ann.newRoom("silent");
        Map<String, Long> acked = new ConcurrentHashMap<>();
        try (RoomClient client = RoomClient.join(ann, silent)) {
            for (int i = 1; i <= 50; i++) {
                client.say("message " + i);
            }
            killWhileTheySend(server, room, acked);
            assertEquals(1006, client.awaitClose());
        }

        server.restart();
        List<JsonObject> log = readAll(ann, room);
        assertWhole(log, acked);
        try (RoomClient back = RoomClient.join(ann, room)) {
            String known = acked.keySet().iterator().next();
            back.sendText("{\"message\":\"again\",\"ref\":\"" + known + "\"}");
            assertEquals(
                    acked.get(known).intValue(),
                    back.await(
                                    "ack",
                                    frame -> known.equals(frame.getString("ref", null))
                                            && frame.getString("type").equals("ack"))
                            .getInt("seq"));
            assertEquals(log.size() + 1, back.say("and on"));
        }
        try (RoomClient back = RoomClient.join(ann, silent)) {
            assertEquals(50, back.entries().size());
            assertEquals(51, back.say("again"));
        }
    }

    private static void killWhileTheySend(AtriumServer server, String room, Map<String, Long> acked) throws Exception {
        AtomicInteger count = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        List<Future<?>> senders = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            String prefix = "c" + i + "-";
            RestClient caller = server.as("ann");
            senders.add(threads.submit(() -> sendUntilItBreaks(caller, room, prefix, acked, count)));
        }
        Await.until("2,000 acks", () -> count.get() > 2_000);
        server.kill();
        for (Future<?> sender : senders) {
            sender.get(30, TimeUnit.SECONDS);
        }
        threads.shutdown();
    }

    private static void assertWhole(List<JsonObject> log, Map<String, Long> acked) {
        Map<String, Long> stored = new HashMap<>();
        for (int i = 0; i < log.size(); i++) {
            JsonObject entry = log.get(i);
            assertEquals(i + 1, entry.getInt("seq"), "no hole, nothing twice");
            assertNull(stored.put(entry.getString("ref"), i + 1L), "stored once");
        }
        acked.forEach((ref, seq) -> assertEquals(seq, stored.get(ref), ref + " was acked"));
    }

    private static void sendUntilItBreaks(
            RestClient caller, String room, String prefix, Map<String, Long> acked, AtomicInteger count) {
        try (RoomClient client = RoomClient.join(caller, room)) {
            for (int i = 0; ; i++) {
                String ref = prefix + i;
                client.sendText("{\"message\":\"message " + ref + "\",\"ref\":\"" + ref + "\"}");
                JsonObject ack = client.awaitAck(ref);
                acked.put(ref, ack.getJsonNumber("seq").longValue());
                count.incrementAndGet();
            }
        } catch (CompletionException | RoomClient.Broken killed) {
            assertTrue(count.get() > 0);
        }
    }

    private static List<JsonObject> readAll(RestClient caller, String room) {
        List<JsonObject> log = new ArrayList<>();
        long after = 0;
        while (true) {
            JsonObject page = caller.get("/api/rooms/" + room + "/entries?limit=1000&after=" + after)
                    .expect(200)
                    .json();
            page.getJsonArray("entries").forEach(entry -> log.add(entry.asJsonObject()));
            if (page.isNull("next")) {
                return log;
            }
            after = page.getJsonNumber("next").longValue();
        }
    }
}
