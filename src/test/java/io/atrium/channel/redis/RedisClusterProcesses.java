package io.atrium.channel.redis;

import io.atrium.testing.Await;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A Redis Cluster of three masters with a replica each, which replaces a dead master within seconds. */
final class RedisClusterProcesses implements AutoCloseable {
    private static final int MASTERS = 3;
    private static final int SLOTS = 16_384;

    private final List<RedisProcess> processes = new ArrayList<>();

    private RedisClusterProcesses() {}

    /** @param settings words of the command line, of each node */
    static RedisClusterProcesses start(Path program, String... settings) {
        RedisClusterProcesses cluster = new RedisClusterProcesses();
        List<String> line = new ArrayList<>(List.of(
                "--cluster-enabled", "yes", "--cluster-node-timeout", "1000", "--repl-diskless-sync-delay", "0"));
        line.addAll(List.of(settings));
        for (int i = 0; i < 2 * MASTERS; i++) {
            cluster.processes.add(RedisProcess.start(program, line.toArray(String[]::new)));
        }
        cluster.join();
        return cluster;
    }

    private void join() {
        for (int i = 0; i < MASTERS; i++) {
            int first = i * SLOTS / MASTERS;
            int last = (i + 1) * SLOTS / MASTERS - 1;
            ask(
                    i,
                    redis -> redis.clusterAddSlots(
                            IntStream.rangeClosed(first, last).toArray()));
        }
        for (int i = 1; i < processes.size(); i++) {
            ask(i, redis -> redis.clusterMeet("127.0.0.1", processes.get(0).port()));
        }
        for (int i = 0; i < MASTERS; i++) {
            String master = ask(i, RedisCommands::clusterMyId);
            int replica = MASTERS + i;
            Await.until(
                    "they know each other",
                    () -> ask(replica, RedisCommands::clusterNodes).contains(master));
            ask(replica, redis -> redis.clusterReplicate(master));
        }
        for (int i = MASTERS; i < processes.size(); i++) {
            int replica = i;
            Await.until(
                    "it has what its master has",
                    () -> ask(replica, redis -> redis.info("replication")).contains("master_link_status:up"));
        }
        for (int i = 0; i < processes.size(); i++) {
            int each = i;
            Await.until(
                    "all is well",
                    () -> ask(each, RedisCommands::clusterInfo).contains("cluster_state:ok")
                            && ask(each, RedisCommands::clusterNodes)
                                            .lines()
                                            .filter(line -> line.contains("slave"))
                                            .count()
                                    == MASTERS);
        }
    }

    /** Asks one of the nodes; the first three are the masters at first. */
    <T> T ask(int node, Function<RedisCommands<String, String>, T> question) {
        RedisClient client = RedisClient.create(
                RedisURI.create("127.0.0.1", processes.get(node).port()));
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            return question.apply(connection.sync());
        } finally {
            client.shutdown();
        }
    }

    int masters() {
        return MASTERS;
    }

    void kill(int node) {
        processes.get(node).kill();
    }

    /** Two of the nodes are enough to find the others. */
    String url() {
        return "redis-cluster://"
                + processes.subList(1, MASTERS).stream().map(RedisProcess::host).collect(Collectors.joining(","));
    }

    @Override
    public void close() {
        processes.forEach(RedisProcess::close);
    }
}
