package io.atrium.channel.redis;

import static io.atrium.channel.redis.Nodes.connected;
import static io.atrium.channel.redis.Nodes.heard;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.channel.Message;
import io.atrium.testing.Await;
import io.lettuce.core.SslOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Servers that do not let everybody in. */
class RedisAccessTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Logger LOG = Logger.getLogger(Line.class.getName());

    private final Nodes nodes = new Nodes();
    private final Noting log = new Noting();

    /** What is logged meanwhile. */
    private static final class Noting extends Handler {
        private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        boolean has(String text) {
            return lines.stream().anyMatch(line -> line.contains(text));
        }

        @Override
        public void flush() {
            // Nothing waits.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    @BeforeEach
    void listen() {
        LOG.addHandler(log);
    }

    @AfterEach
    void end() {
        LOG.removeHandler(log);
        nodes.close();
    }

    @Test
    void a_password_lets_in_and_a_wrong_one_does_not() {
        try (RedisProcess redis = RedisProcess.start(RedisProcess.program(), "--requirepass", "p@ss")) {
            String url = "redis://:p%40ss@" + redis.host();
            carries(nodes.start(url), nodes.start(url));
            RedisChannelLayer stranger =
                    nodes.start(RedisAddress.of("redis://:s3cret@" + redis.host()), SslOptions.create(), "test:");
            Await.until("the log says why", () -> log.has("WRONGPASS"));
            assertFalse(stranger.isConnected());
            assertFalse(log.has("s3cret"));
        }
    }

    /** The rights docs/operations.md asks for, and no others. */
    @Test
    void a_user_of_its_own_needs_few_rights() throws IOException {
        String rights = "resetchannels &test:* +ping +publish +subscribe +unsubscribe";
        Path users = Files.writeString(
                RedisProcess.folder().resolve("users.acl"), "user default off\nuser atrium on >pw " + rights + "\n");
        try (RedisProcess redis = RedisProcess.start(RedisProcess.program(), "--aclfile", users.toString())) {
            String url = "redis://atrium:pw@" + redis.host();
            carries(nodes.start(url), nodes.start(url));
            RedisChannelLayer elsewhere =
                    connected(nodes.start(RedisAddress.of(url), SslOptions.create(), "forbidden:"));
            elsewhere.groupSend("a", Message.entry(1, "{}"));
            Await.until("the log says why", () -> log.has("Redis did not publish: NOPERM"));
        }
    }

    @Test
    @ExtendWith(NeedsRedis7.class)
    void a_clusters_user_needs_few_rights_too() throws IOException {
        String rights = "resetchannels &test:* +ping +spublish +ssubscribe +sunsubscribe +publish +subscribe"
                + " +unsubscribe +command|info +cluster|slots";
        Path users = Files.writeString(
                RedisProcess.folder().resolve("users.acl"),
                "user default on nopass ~* &* +@all\nuser atrium on >pw " + rights + "\n");
        try (RedisClusterProcesses cluster =
                RedisClusterProcesses.start(NeedsRedis7.PROGRAM, "--aclfile", users.toString())) {
            String url = cluster.url().replace("://", "://atrium:pw@");
            carries(nodes.start(url), nodes.start(url));
        }
    }

    @Test
    void the_number_of_a_database_separates_nothing_a_prefix_does() {
        try (RedisProcess redis = RedisProcess.start(RedisProcess.program())) {
            RedisChannelLayer three = nodes.start("redis://" + redis.host() + "/3");
            RedisChannelLayer five = nodes.start("redis://" + redis.host() + "/5");
            carries(three, five);
            RedisChannelLayer others =
                    connected(nodes.start(RedisAddress.of("redis://" + redis.host()), SslOptions.create(), "others:"));
            Set<Long> theirs = heard(others, "b");
            Set<Long> ours = heard(five, "b");
            nodes.awaitWay(three, "b", ours, SOON);
            RedisChannelLayer theirOther =
                    connected(nodes.start(RedisAddress.of("redis://" + redis.host()), SslOptions.create(), "others:"));
            nodes.awaitWay(theirOther, "b", theirs, SOON);
            assertTrue(theirs.stream().noneMatch(ours::contains), "heard across prefixes");
        }
    }

    @Test
    void an_authority_of_the_companys_own_is_believed_where_it_is_named() {
        Certificates known = Certificates.make();
        try (RedisProcess redis = RedisProcess.startWithTls(tls(known, "no"))) {
            String url = "rediss://localhost:" + redis.port();
            SslOptions trust = trust(Map.of("atrium.redis.ca", known.authority()));
            carries(
                    connected(nodes.start(RedisAddress.of(url), trust, "test:")),
                    connected(nodes.start(RedisAddress.of(url), trust, "test:")));
            RedisChannelLayer careful = nodes.start(RedisAddress.of(url), trust(Map.of()), "test:");
            Await.until("the log says why", () -> log.has("unable to find valid certification path"));
            assertFalse(careful.isConnected(), "takes a certificate nobody vouches for");
        }
    }

    @Test
    void a_server_that_asks_for_a_certificate_gets_it() {
        Certificates known = Certificates.make();
        try (RedisProcess redis = RedisProcess.startWithTls(tls(known, "yes"))) {
            String url = "rediss://localhost:" + redis.port();
            SslOptions trust = trust(Map.of(
                    "atrium.redis.ca", known.authority(),
                    "atrium.redis.certificate", known.certificate(),
                    "atrium.redis.key", known.key()));
            carries(
                    connected(nodes.start(RedisAddress.of(url), trust, "test:")),
                    connected(nodes.start(RedisAddress.of(url), trust, "test:")));
            RedisChannelLayer nobody =
                    nodes.start(RedisAddress.of(url), trust(Map.of("atrium.redis.ca", known.authority())), "test:");
            Await.until("the log says why", () -> log.has("no connection to Redis"));
            assertFalse(nobody.isConnected());
        }
    }

    @Test
    void files_that_are_not_there_or_hold_something_else_stop_the_start() throws IOException {
        Path other = Files.writeString(RedisProcess.folder().resolve("other.pem"), "something else");
        assertRefused("ATRIUM_REDIS_CA names no file", Map.of("atrium.redis.ca", Path.of("nowhere.pem")));
        assertRefused("holds no PEM", Map.of("atrium.redis.ca", other));
        assertRefused("ATRIUM_REDIS_CERTIFICATE and ATRIUM_REDIS_KEY", Map.of("atrium.redis.key", other));
    }

    private static void assertRefused(String why, Map<String, Path> settings) {
        String message = assertThrows(IllegalArgumentException.class, () -> trust(settings))
                .getMessage();
        assertTrue(message.contains(why), message);
    }

    private static SslOptions trust(Map<String, Path> settings) {
        return Trust.from(name -> Optional.ofNullable(settings.get(name)).map(Path::toString));
    }

    private static String[] tls(Certificates known, String clients) {
        return new String[] {
            "--tls-cert-file", known.certificate().toString(),
            "--tls-key-file", known.key().toString(),
            "--tls-ca-cert-file", known.authority().toString(),
            "--tls-auth-clients", clients
        };
    }

    private void carries(RedisChannelLayer one, RedisChannelLayer other) {
        nodes.awaitWay(one, "a", heard(other, "a"), SOON);
        nodes.awaitWay(other, "a", heard(one, "a"), SOON);
    }
}
