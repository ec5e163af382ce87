package io.atrium.channel.redis;

import static io.atrium.channel.redis.Nodes.heard;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.channel.Message;
import io.atrium.testing.Await;
import io.lettuce.core.cluster.SlotHash;
import io.netty.util.internal.PlatformDependent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Servers that die, are replaced, or only fall silent. */
class RedisFailureTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration REPLACED = Duration.ofSeconds(30);

    private final Nodes nodes = new Nodes();

    @AfterEach
    void end() {
        nodes.close();
    }

    @Test
    void a_server_that_is_silent_is_given_up_within_seconds_and_found_again() {
        try (RedisProcess redis = RedisProcess.start(RedisProcess.program())) {
            RedisChannelLayer one = nodes.start("redis://" + redis.host());
            RedisChannelLayer other = nodes.start("redis://" + redis.host());
            Set<Long> heard = heard(other, "a");
            nodes.awaitWay(one, "a", heard, SOON);
            redis.suspend();
            Await.until(() -> "both notice", Duration.ofSeconds(6), () -> !one.isConnected() && !other.isConnected());
            redis.resume();
            nodes.awaitWay(one, "a", heard, SOON);
            assertTrue(one.isConnected() && other.isConnected());
        }
    }

    @Test
    void what_is_sent_to_a_silent_server_takes_no_more_memory_than_may_be_on_the_way() {
        try (RedisProcess redis = RedisProcess.start(RedisProcess.program())) {
            RedisChannelLayer one = nodes.start("redis://" + redis.host());
            Set<Long> heard = heard(nodes.start("redis://" + redis.host()), "a");
            nodes.awaitWay(one, "a", heard, SOON);
            long before = used();
            int threads = Thread.activeCount();
            redis.suspend();
            for (int i = 0; i < 40_000; i++) {
                // Each a text of its own, as entries are.
                one.groupSendElsewhere("b", Message.entry(i, Integer.toString(i).concat("x".repeat(25_000))));
            }
            long more = used() - before;
            assertTrue(more < 96L << 20, (more >> 20) + " MiB for 1,000 MB sent");
            assertTrue(Thread.activeCount() <= threads + 2, Thread.activeCount() + " threads, " + threads + " before");
            redis.resume();
            nodes.awaitWay(one, "a", heard, SOON);
        }
    }

    /** Heap and Netty's own. */
    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory() + PlatformDependent.usedDirectMemory();
    }

    @Test
    void the_master_that_sentinels_name_instead_of_a_dead_one_is_found() throws Exception {
        try (RedisProcess first = RedisProcess.start(RedisProcess.program());
                RedisProcess second = RedisProcess.start(
                        RedisProcess.program(), "--replicaof", "127.0.0.1", Integer.toString(first.port()));
                RedisProcess sentinel = sentinel(first)) {
            String url = "redis-sentinel://" + sentinel.host() + "#main";
            RedisChannelLayer one = nodes.start(url);
            Set<Long> heard = heard(nodes.start(url), "a");
            nodes.awaitWay(one, "a", heard, SOON);
            first.kill();
            Await.until("it is noticed", () -> !one.isConnected());
            nodes.awaitWay(one, "a", heard, REPLACED);
            assertTrue(second.isRunning() && !first.isRunning());
        }
    }

    @Test
    void a_master_that_falls_silent_is_replaced_too() throws Exception {
        try (RedisProcess first = RedisProcess.start(RedisProcess.program());
                RedisProcess second = RedisProcess.start(
                        RedisProcess.program(), "--replicaof", "127.0.0.1", Integer.toString(first.port()));
                RedisProcess sentinel = sentinel(first)) {
            String url = "redis-sentinel://" + sentinel.host() + "#main";
            RedisChannelLayer one = nodes.start(url);
            Set<Long> heard = heard(nodes.start(url), "a");
            nodes.awaitWay(one, "a", heard, SOON);
            first.suspend();
            nodes.awaitWay(one, "a", heard, REPLACED);
            assertTrue(second.isRunning());
        }
    }

    /** One alone decides, after a second. */
    private static RedisProcess sentinel(RedisProcess master) throws Exception {
        Path settings = RedisProcess.folder().resolve("sentinel.conf");
        Files.write(
                settings,
                List.of(
                        "sentinel monitor main 127.0.0.1 " + master.port() + " 1",
                        "sentinel down-after-milliseconds main 1000",
                        "sentinel failover-timeout main 5000"));
        return RedisProcess.startSentinel(settings);
    }

    @Test
    void a_clusters_master_that_dies_is_replaced_and_the_others_groups_go_on_meanwhile() {
        Path program = Files.isExecutable(NeedsRedis7.PROGRAM) ? NeedsRedis7.PROGRAM : RedisProcess.program();
        try (RedisClusterProcesses cluster = RedisClusterProcesses.start(program)) {
            RedisChannelLayer one = nodes.start(cluster.url());
            RedisChannelLayer other = nodes.start(cluster.url());
            String dying = groupOf(0, cluster);
            String living = groupOf(1, cluster);
            Set<Long> heardOfDying = heard(other, dying);
            Set<Long> heardOfLiving = heard(other, living);
            nodes.awaitWay(one, dying, heardOfDying, SOON);
            nodes.awaitWay(one, living, heardOfLiving, SOON);
            cluster.kill(0);
            Await.until("it is noticed", () -> !one.isConnected());
            nodes.awaitWay(one, living, heardOfLiving, Duration.ofSeconds(1));
            nodes.awaitWay(one, dying, heardOfDying, REPLACED);
            Await.until("all is well", one::isConnected);
        }
    }

    private static String groupOf(int master, RedisClusterProcesses cluster) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> "room:" + i)
                .filter(group -> SlotHash.getSlot("test:" + group) * cluster.masters() / SlotHash.SLOT_COUNT == master)
                .findFirst()
                .orElseThrow();
    }
}
