package io.atrium.channel.redis;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.channel.Message;
import io.atrium.testing.Await;
import io.atrium.testing.Redis;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One Redis server. */
class RedisChannelLayerTest extends SharedLayerContract {
    private static Redis redis;

    @BeforeAll
    static void startRedis() {
        redis = Redis.start();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @Override
    protected String url() {
        return redis.url();
    }

    @Test
    void a_server_that_was_away_is_found_again_and_groups_are_heard_as_before() {
        List<Long> seen = new CopyOnWriteArrayList<>();
        listen(other(), "a", seen);
        long gaps = one().gaps();
        redis.close();
        Await.until("both have noticed", () -> !one().isConnected() && !other().isConnected());
        one().groupSend("a", Message.entry(1, "{}"));
        listen(other(), "b", new CopyOnWriteArrayList<>(), false);
        redis.restart();
        Await.until("both are back", () -> one().isConnected() && other().isConnected());
        Await.until("it hears again", () -> {
            one().groupSend("a", Message.entry(2, "{}"));
            return seen.contains(2L);
        });
        assertFalse(seen.contains(1L), "what was sent meanwhile is lost");
        assertTrue(one().gaps() > gaps, "and that something was can be found out afterwards");
    }
}
