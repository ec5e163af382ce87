package io.atrium.channel.redis;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A cluster of version 6, which has plain channels only. */
class ClusterOf6ChannelLayerTest extends ClusterContract {
    private static RedisClusterProcesses cluster;

    @BeforeAll
    static void startRedis() {
        cluster = RedisClusterProcesses.start(RedisProcess.program());
    }

    @AfterAll
    static void stopRedis() {
        cluster.close();
    }

    @Override
    protected RedisClusterProcesses cluster() {
        return cluster;
    }
}
