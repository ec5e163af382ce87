package io.atrium.chaos;

import io.atrium.chaos.Checker.Complaint;
import io.atrium.testing.Await;
import io.atrium.testing.Cluster;
import io.atrium.testing.Cluster.Link;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Clients in private rooms talk to each other over all nodes while those fail by a schedule; then what each of them has seen is looked at. */
public final class Chaos {
    private static final Logger LOG = Logger.getLogger(Chaos.class.getName());
    private static final int NODES = 3;
    private static final Duration PRESENCE_WITHIN = Duration.ofSeconds(15);

    /** Who loses the connection is there for 15 s more. */
    private static final Duration ABSENCE_WITHIN = Duration.ofSeconds(20);

    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);
    private static final Duration HEARD_WITHIN = Duration.ofSeconds(5);

    /** Of so many one leaves at the end. */
    private static final int LEAVING = 3;

    private final Cluster cluster;
    private final Map<String, List<Wanderer>> rooms = new HashMap<>();
    private final Map<String, RestClient> keepers = new HashMap<>();
    private final List<Duration> presence = new ArrayList<>();

    private Chaos(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The schedule of every build: three nodes, nine clients, half a minute. */
    public static void brief(Cluster cluster) throws InterruptedException, ExecutionException {
        cluster.growTo(NODES);
        run("brief", cluster, Schedule.brief(), 3, 3, Duration.ofMillis(150), 1);
    }

    /** 60 clients and faults by chance, the same for the same seed. */
    static void random(long seed, Duration length, Cluster cluster) throws InterruptedException, ExecutionException {
        Schedule schedule = Schedule.random(seed, length, cluster.size());
        run("seed " + seed, cluster, schedule, 6, 10, Duration.ofMillis(1_000), seed);
    }

    private static void run(
            String name, Cluster cluster, Schedule schedule, int rooms, int people, Duration pace, long seed)
            throws InterruptedException, ExecutionException {
        Chaos chaos = new Chaos(cluster);
        for (int i = 0; i < rooms; i++) {
            chaos.furnish("chaos-" + i, people, pace, seed + i * 1_000L);
        }
        Outcome outcome = chaos.run(name, schedule);
        LOG.info(outcome::toString);
        if (!outcome.complaints().isEmpty()) {
            throw new AssertionError(outcome.toString());
        }
    }

    private void furnish(String room, int people, Duration pace, long seed) {
        List<String> logins = cluster.newPeople(room + "-", people);
        RestClient keeper = cluster.node(0).as(logins.get(0));
        keepers.put(room, keeper);
        keeper.newRoom(Json.createObjectBuilder()
                .add("name", room)
                .add("kind", "chat")
                .add("visibility", "private")
                .build());
        List<URI> doors = IntStream.range(0, cluster.size())
                .mapToObj(node -> cluster.link(node, Link.CLIENTS).webSocket("/ws/room/" + room))
                .toList();
        List<Wanderer> wanderers = new ArrayList<>();
        for (String login : logins) {
            if (!login.equals(keeper.login())) {
                keeper.send("PUT", "/api/rooms/" + room + "/members/" + login, null)
                        .expect(200);
            }
            String authorization = cluster.node(0).as(login).authorization();
            wanderers.add(new Wanderer(new Diary(login, room), authorization, doors, pace, seed + wanderers.size()));
        }
        rooms.put(room, wanderers);
    }

    private Outcome run(String name, Schedule schedule) throws InterruptedException, ExecutionException {
        List<Wanderer> all = rooms.values().stream().flatMap(List::stream).toList();
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            all.forEach(threads::execute);
            await("all have come", SETTLED_WITHIN, () -> all.stream().allMatch(Wanderer::isConnected));
            all.forEach(Wanderer::talk);
            long began = System.nanoTime();
            new Saboteur(cluster).run(schedule);
            awaitPresence(PRESENCE_WITHIN);
            all.forEach(Wanderer::listen);
            await("all is acked", SETTLED_WITHIN, () -> all.stream().allMatch(Wanderer::isSettled));
            Map<String, List<Said>> logs = logs(0);
            await(
                    "all have heard all",
                    HEARD_WITHIN,
                    () -> rooms.entrySet().stream()
                            .allMatch(room -> room.getValue().stream()
                                    .allMatch(one -> one.position()
                                            >= logs.get(room.getKey()).size())));
            rooms.values().forEach(Chaos::someLeave);
            awaitPresence(ABSENCE_WITHIN);
            List<Diary> diaries = all.stream().map(Wanderer::diary).toList();
            List<Complaint> complaints =
                    new ArrayList<>(Checker.check(logs, diaries, at -> schedule.deafens(Duration.ofNanos(at - began))));
            for (int node = 1; node < cluster.size(); node++) {
                complaints.addAll(Checker.compare(logs, logs(node)));
            }
            return new Outcome(name, began, schedule, diaries, presence, complaints);
        } finally {
            all.forEach(Wanderer::leave);
            threads.shutdown();
        }
    }

    /** What is not there in time is for the checker to name. */
    private static void await(String what, Duration patience, BooleanSupplier condition) {
        try {
            Await.until(() -> what, patience, condition);
        } catch (AssertionError never) {
            LOG.warning(never.getMessage());
        }
    }

    private static void someLeave(List<Wanderer> wanderers) {
        for (int i = 0; i < wanderers.size(); i += LEAVING) {
            wanderers.get(i).leave();
        }
    }

    /** Until who is there is known to all nodes, and to all who are there. */
    private void awaitPresence(Duration patience) {
        long from = System.nanoTime();
        AtomicReference<String> wrong = new AtomicReference<>();
        Await.until(wrong::get, patience, () -> {
            wrong.set(wrongPresence());
            return wrong.get() == null;
        });
        presence.add(Duration.ofNanos(System.nanoTime() - from));
    }

    private String wrongPresence() {
        for (Map.Entry<String, List<Wanderer>> room : rooms.entrySet()) {
            List<Wanderer> present =
                    room.getValue().stream().filter(Wanderer::isConnected).toList();
            Set<String> expected =
                    present.stream().map(one -> one.diary().login()).collect(Collectors.toCollection(TreeSet::new));
            for (int node = 0; node < cluster.size(); node++) {
                Set<String> online = online(node, room.getKey());
                if (!online.equals(expected)) {
                    return "in " + room.getKey() + " are " + expected + ", node " + node + " says " + online;
                }
            }
            for (Wanderer one : present) {
                if (!one.diary().online().equals(expected)) {
                    return "in " + room.getKey() + " are " + expected + ", "
                            + one.diary().login() + " thinks " + one.diary().online();
                }
            }
        }
        return null;
    }

    private RestClient at(int node, String room) {
        RestClient keeper = keepers.get(room);
        return RestClient.bearer(
                cluster.node(node), keeper.login(), keeper.authorization().substring("Bearer ".length()));
    }

    private Set<String> online(int node, String room) {
        return at(node, room)
                .get("/api/rooms/" + room + "/members?limit=1000")
                .expect(200)
                .json()
                .getJsonArray("members")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(member -> member.getBoolean("online"))
                .map(member -> member.getString("login"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, List<Said>> logs(int node) {
        Map<String, List<Said>> logs = new HashMap<>();
        rooms.keySet().forEach(room -> logs.put(room, log(node, room)));
        return logs;
    }

    private List<Said> log(int node, String room) {
        List<Said> log = new ArrayList<>();
        long after = 0;
        while (true) {
            JsonObject page = at(node, room)
                    .get("/api/rooms/" + room + "/entries?limit=1000&after=" + after)
                    .expect(200)
                    .json();
            page.getJsonArray("entries").getValuesAs(JsonObject.class).forEach(entry -> log.add(Said.of(entry)));
            if (page.isNull("next")) {
                return log;
            }
            after = page.getJsonNumber("next").longValue();
        }
    }
}
