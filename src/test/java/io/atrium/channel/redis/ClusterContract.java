package io.atrium.channel.redis;

import io.atrium.channel.Message;
import io.atrium.testing.Await;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.SlotHash;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A cluster, of whatever version. */
abstract class ClusterContract extends SharedLayerContract {
    protected abstract RedisClusterProcesses cluster();

    @Override
    protected String url() {
        return cluster().url();
    }

    @Test
    void a_slot_that_moves_takes_its_groups_along() {
        List<Long> seen = new CopyOnWriteArrayList<>();
        listen(other(), "a", seen);
        int slot = SlotHash.getSlot("test:a");
        int from = slot * cluster().masters() / SlotHash.SLOT_COUNT;
        int to = (from + 1) % cluster().masters();
        move(slot, from, to);
        Await.until("it hears from there", () -> {
            one().groupSend("a", Message.entry(1, "{}"));
            return seen.contains(1L);
        });
        move(slot, to, from);
        Await.until("and back", () -> {
            one().groupSend("a", Message.entry(2, "{}"));
            return seen.contains(2L);
        });
    }

    /** The one that gets it has to know first. */
    private void move(int slot, int from, int to) {
        String source = cluster().ask(from, RedisCommands::clusterMyId);
        String target = cluster().ask(to, RedisCommands::clusterMyId);
        cluster().ask(to, redis -> redis.clusterSetSlotImporting(slot, source));
        cluster().ask(from, redis -> redis.clusterSetSlotMigrating(slot, target));
        cluster().ask(to, redis -> redis.clusterSetSlotNode(slot, target));
        cluster().ask(from, redis -> redis.clusterSetSlotNode(slot, target));
    }
}
