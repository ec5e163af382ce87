package io.atrium.node;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedisSettingsIT {
    @Test
    void an_address_that_makes_no_sense_stops_the_start_and_is_not_repeated() {
        String log = assertThrows(
                        AssertionError.class,
                        () -> AtriumServer.start(Map.of("ATRIUM_REDIS_URL", "redis://:s3cret@redis.example:port")))
                .getMessage();
        assertTrue(log.contains("ATRIUM_REDIS_URL is no address of Redis"), log);
        assertFalse(log.contains("s3cret"), log);
    }
}
