package io.atrium.channel.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lettuce.core.RedisURI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAddressTest {
    @Test
    void one_server() {
        RedisURI uri = RedisAddress.of("rediss://atrium:p%40ss@redis.example:6390/3")
                .uris()
                .get(0);
        assertEquals("redis.example", uri.getHost());
        assertEquals(6390, uri.getPort());
        assertEquals(3, uri.getDatabase());
        assertEquals("p@ss", credentials(uri));
        assertTrue(uri.isSsl() && uri.isVerifyPeer());
    }

    @Test
    void sentinels_have_a_password_of_their_own() {
        RedisAddress address = RedisAddress.of("redis-sentinel://:data@one.example,two.example:26380#main");
        address.authenticateSentinels("watch");
        RedisURI uri = address.uris().get(0);
        assertEquals("main", uri.getSentinelMasterId());
        assertEquals("data", credentials(uri));
        assertEquals(2, uri.getSentinels().size());
        assertEquals(26_379, uri.getSentinels().get(0).getPort());
        assertEquals(26_380, uri.getSentinels().get(1).getPort());
        uri.getSentinels().forEach(sentinel -> assertEquals("watch", credentials(sentinel)));
    }

    @Test
    void several_nodes_of_a_cluster() {
        RedisAddress address = RedisAddress.of("rediss-cluster://atrium:pw@one.example:7001,two.example");
        assertTrue(address.isCluster());
        assertEquals(2, address.uris().size());
        assertEquals(7001, address.uris().get(0).getPort());
        assertEquals("two.example", address.uris().get(1).getHost());
        address.uris().forEach(uri -> assertTrue(uri.isSsl()));
        address.uris().forEach(uri -> assertEquals("pw", credentials(uri)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "redis.example:6379",
                "redis://",
                "http://:s3cret@redis.example",
                "redis://:s3cret@redis.example:port",
                "redis://:s3cret@redis.example:99999",
                "redis://:s3cret@redis.example/first",
                "redis://:s3cret^@redis.example",
                "redis-sentinel://:s3cret@redis.example",
                "redis-cluster://:s3cret@redis.example,",
                "redis-cluster://:s3cret@redis.example/2",
                "redis-sentinel-cluster://:s3cret@redis.example#main"
            })
    void an_address_that_makes_no_sense_is_named_by_its_setting_and_not_repeated(String url) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> RedisAddress.of(url));
        assertTrue(refusal.getMessage().startsWith("ATRIUM_REDIS_URL "), refusal.getMessage());
        assertNull(refusal.getCause());
        assertFalse(refusal.getMessage().contains("s3cret"), "the log shows the password");
    }

    @Test
    void an_address_does_not_print_its_password() {
        assertFalse(RedisAddress.of("redis://:s3cret@redis.example").toString().contains("s3cret"));
        assertFalse(RedisAddress.of("redis-cluster://:s3cret@redis.example")
                .toString()
                .contains("s3cret"));
    }

    private static String credentials(RedisURI uri) {
        return String.valueOf(
                uri.getCredentialsProvider().resolveCredentials().block().getPassword());
    }
}
