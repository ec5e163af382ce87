package io.atrium.chaos;

import io.atrium.testing.Cluster;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Faults by chance, for minutes: {@code mvn -Pchaos verify}. Every build has a few of them, in {@code NodesIT}. */
class ChaosIT {
    private static final int NODES = 3;

    @Test
    void faults_by_chance_lose_nothing_double_nothing_and_disorder_nothing()
            throws IOException, InterruptedException, ExecutionException {
        long seed = Long.getLong("chaos.seed", ThreadLocalRandom.current().nextLong(100_000));
        Duration length = Duration.ofMinutes(Long.getLong("chaos.minutes", 3));
        try (Cluster cluster = Cluster.start(NODES)) {
            Chaos.random(seed, length, cluster);
        }
    }
}
