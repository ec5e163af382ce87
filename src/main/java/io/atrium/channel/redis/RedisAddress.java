package io.atrium.channel.redis;

import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import io.lettuce.core.StaticCredentialsProvider;
import java.util.Arrays;
import java.util.List;

/**
 * Where Redis is, as {@code ATRIUM_REDIS_URL} says it: {@code redis://[user:password@]host:port[/database]}, the same with {@code rediss} for TLS,
 * {@code redis-sentinel://[user:password@]host:port,host:port[/database]#master} and {@code rediss-sentinel}, or several addresses of a cluster,
 * {@code redis-cluster://[user:password@]host:port,host:port} and {@code rediss-cluster}.
 *
 * @param uris one, but for a cluster
 */
record RedisAddress(List<RedisURI> uris, boolean isCluster) {
    private static final String CLUSTER = "-cluster://";

    /** @throws IllegalArgumentException where it is none; says nothing of the address itself, which may hold a password */
    static RedisAddress of(String url) {
        try {
            int cluster = url.indexOf(CLUSTER);
            return cluster < 0
                    ? new RedisAddress(List.of(uri(url)), false)
                    : cluster(url.substring(0, cluster), url.substring(cluster + CLUSTER.length()));
        } catch (RuntimeException malformed) {
            throw new IllegalArgumentException("ATRIUM_REDIS_URL is no address of Redis: it begins with redis://,"
                    + " redis-sentinel:// or redis-cluster:// (with rediss for TLS), and what is special in a password is"
                    + " percent-encoded");
        }
    }

    private static RedisAddress cluster(String scheme, String rest) {
        int at = rest.lastIndexOf('@');
        String credentials = rest.substring(0, at + 1);
        List<RedisURI> uris = Arrays.stream(rest.substring(at + 1).split(",", -1))
                .map(host -> uri(scheme + "://" + credentials + host))
                .toList();
        if (uris.stream()
                .anyMatch(uri -> uri.getDatabase() != 0 || !uri.getSentinels().isEmpty())) {
            throw new IllegalArgumentException("a cluster has no numbered databases");
        }
        return new RedisAddress(uris, true);
    }

    /** The client takes what follows a colon for a part of the name where it is no number. */
    private static RedisURI uri(String url) {
        RedisURI uri = RedisURI.create(url);
        if (uri.getHost() != null
                && uri.getHost().contains(":")
                && !uri.getHost().contains("[")) {
            throw new IllegalArgumentException("the port is not a number");
        }
        uri.setTimeout(Patience.ANSWER_WITHIN);
        uri.getSentinels().forEach(sentinel -> sentinel.setTimeout(Patience.ANSWER_WITHIN));
        return uri;
    }

    /** Sentinels have a password of their own, if any. */
    void authenticateSentinels(String password) {
        uris.forEach(uri -> uri.getSentinels()
                .forEach(sentinel ->
                        sentinel.setCredentialsProvider(new StaticCredentialsProvider(null, password.toCharArray()))));
    }

    RedisLink connect(SslOptions trust, RedisLink.Listener listener) {
        return isCluster ? new ClusterRedis(uris, trust, listener) : new SingleRedis(uris.get(0), trust, listener);
    }
}
