package io.atrium.channel.redis;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.ChannelLayer;
import io.atrium.channel.MemoryChannelLayer;
import io.atrium.channel.Node;
import io.atrium.channel.SharedLayers;
import io.atrium.channel.Threads;
import io.lettuce.core.SslOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Shares the channel layer by Redis where {@code ATRIUM_REDIS_URL} says so. */
@ApplicationScoped
class RedisLayers implements SharedLayers {
    private static final String PREFIX = "atrium:";

    @Inject
    private Threads threads;

    @Override
    public Optional<ChannelLayer> around(MemoryChannelLayer here) {
        Config config = ConfigProvider.getConfig();
        return config.getOptionalValue("atrium.redis.url", String.class).map(url -> layer(url, config, here));
    }

    private ChannelLayer layer(String url, Config config, MemoryChannelLayer here) {
        RedisAddress address = RedisAddress.of(url);
        config.getOptionalValue("atrium.redis.sentinel.password", String.class)
                .ifPresent(address::authenticateSentinels);
        SslOptions trust = Trust.from(setting -> config.getOptionalValue(setting, String.class));
        String prefix =
                config.getOptionalValue("atrium.redis.prefix", String.class).orElse(PREFIX);
        return new RedisChannelLayer(
                Node.ID,
                here,
                listener -> address.connect(trust, listener),
                prefix,
                () -> new BoundedExecutor(threads.executor(), 1));
    }
}
