package io.atrium.channel.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A cluster of version 7 or later, with sharded channels. */
@ExtendWith(NeedsRedis7.class)
class ClusterChannelLayerTest extends ClusterContract {
    private static RedisClusterProcesses cluster;

    @BeforeAll
    static void startRedis() {
        cluster = RedisClusterProcesses.start(NeedsRedis7.PROGRAM);
    }

    @AfterAll
    static void stopRedis() {
        cluster.close();
    }

    @Override
    protected RedisClusterProcesses cluster() {
        return cluster;
    }

    @Test
    void a_message_is_carried_by_one_of_its_nodes_alone() {
        ready(other(), "a", messages -> {});
        long sharded = IntStream.range(0, cluster.masters())
                .filter(node -> cluster.ask(node, redis -> redis.pubsubShardChannels("test:*"))
                        .contains("test:a"))
                .count();
        long plain = IntStream.range(0, cluster.masters())
                .mapToLong(node -> cluster.ask(node, redis -> redis.pubsubChannels("test:*"))
                        .size())
                .sum();
        assertEquals(1, sharded);
        assertEquals(0, plain);
    }
}
