package io.atrium.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.RestClient;
import io.atrium.testing.RoomClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A busy channel: twenty people, the busiest say most, a third of them lose the network again and again. Everybody ends with the same
 * log, in the same order, nothing twice, nothing missing.
 */
class CrowdIT {
    private static final int PEOPLE = 20;
    private static final int LINES = 1_200;

    private final AtriumServer server = AtriumServer.shared();

    /** One line of the day: who, what, and how long after the line before. */
    private record Line(int person, String text, long pauseMicros) {}

    /** One of the crowd: a client that resumes and sends again, as the pages do. */
    private final class Person implements AutoCloseable {
        private final RestClient caller;
        private final String room;
        private final Map<Long, JsonObject> seen = new HashMap<>();
        private final List<Long> order = new ArrayList<>();
        private RoomClient client;

        Person(RestClient caller, String room) {
            this.caller = caller;
            this.room = room;
            this.client = RoomClient.join(caller, room);
        }

        void say(String text, String ref) {
            JsonObject frame = Json.createObjectBuilder()
                    .add("message", text)
                    .add("ref", ref)
                    .build();
            while (true) {
                try {
                    client.send(frame);
                    JsonObject answer = client.awaitAnswer(ref);
                    if (answer.getString("type").equals("ack")) {
                        return;
                    }
                    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(answer.getInt("retry_after")));
                } catch (CompletionException | RoomClient.Broken cutOff) {
                    reconnect();
                }
            }
        }

        void reconnect() {
            keep();
            client.cut();
            client = order.isEmpty()
                    ? RoomClient.join(caller, room, "?after=0")
                    : RoomClient.join(
                            caller, room, "?after=" + order.get(order.size() - 1) + "&epoch=" + client.epoch());
        }

        /** Takes what this connection brought; whatever it brings a second time is counted. */
        private void keep() {
            for (JsonObject entry : client.entries()) {
                long seq = entry.getJsonNumber("seq").longValue();
                seen.put(seq, entry);
                order.add(seq);
            }
        }

        List<Long> finish(long last) {
            client.awaitPosition(last);
            keep();
            return order;
        }

        @Override
        public void close() {
            client.close();
        }
    }

    @Test
    void everybody_ends_with_the_same_log() throws Exception {
        String room = server.as("admin").newRoom("crowd");
        List<Line> day = day(new Random(7));
        ExecutorService threads = Executors.newFixedThreadPool(PEOPLE);
        List<Person> people = IntStream.range(0, PEOPLE)
                .mapToObj(i -> new Person(server.as(List.of("ann", "bob", "cho").get(i % 3)), room))
                .toList();
        try {
            List<Future<?>> speaking = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                int who = i;
                speaking.add(threads.submit(() -> live(people.get(who), who, day)));
            }
            for (Future<?> one : speaking) {
                one.get(3, TimeUnit.MINUTES);
            }
            List<Long> all =
                    IntStream.rangeClosed(1, LINES).mapToObj(Long::valueOf).toList();
            for (Person person : people) {
                assertEquals(all, person.finish(LINES));
                assertEquals(people.get(0).seen, person.seen);
            }
            assertEquals(
                    LINES,
                    people.get(0).seen.values().stream()
                            .map(entry -> entry.getString("ref"))
                            .distinct()
                            .count());
        } finally {
            threads.shutdownNow();
            people.forEach(Person::close);
        }
    }

    /** Says the person's own lines at their times; every third person is cut off before every fifth of them. */
    private static void live(Person person, int who, List<Line> day) {
        long at = System.nanoTime();
        int said = 0;
        for (int i = 0; i < day.size(); i++) {
            Line line = day.get(i);
            at += TimeUnit.MICROSECONDS.toNanos(line.pauseMicros);
            if (line.person == who) {
                LockSupport.parkNanos(at - System.nanoTime());
                if (who % 3 == 0 && ++said % 5 == 0) {
                    person.reconnect();
                }
                person.say(line.text, "line-" + i);
            }
        }
    }

    /** The shape of a busy public channel: few say much, lines are short with a long tail, pauses come in bursts. */
    private static List<Line> day(Random random) {
        List<Line> day = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            int person = (int) (PEOPLE * Math.pow(random.nextDouble(), 2));
            int words = 1 + (int) (-9 * Math.log(1 - random.nextDouble()));
            String text = "line " + i + " " + "söme wörds 你好 ".repeat(words);
            long pause = random.nextInt(4) == 0 ? random.nextInt(40_000) : random.nextInt(4_000);
            day.add(new Line(person, text, pause));
        }
        return day;
    }
}
