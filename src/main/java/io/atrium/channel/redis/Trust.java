package io.atrium.channel.redis;

import io.lettuce.core.SslOptions;
import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Whom a connection with TLS believes, and who it says that it is: the JVM's own authorities and nobody, where the settings do not name others. */
final class Trust {
    private static final String CA = "atrium.redis.ca";
    private static final String CERTIFICATE = "atrium.redis.certificate";
    private static final String KEY = "atrium.redis.key";

    private Trust() {}

    /**
     * @param settings by name
     * @throws IllegalArgumentException that names the setting whose file can't be read
     */
    static SslOptions from(Function<String, Optional<String>> settings) {
        SslOptions.Builder options = SslOptions.builder().jdkSslProvider().handshakeTimeout(Patience.CONNECT_WITHIN);
        file(settings, CA).ifPresent(options::trustManager);
        Optional<File> certificate = file(settings, CERTIFICATE);
        Optional<File> key = file(settings, KEY);
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException(variable(CERTIFICATE) + " and " + variable(KEY) + " belong together");
        }
        certificate.ifPresent(chain -> options.keyManager(chain, key.get(), null));
        return tried(options.build());
    }

    private static Optional<File> file(Function<String, Optional<String>> settings, String setting) {
        Optional<File> file = settings.apply(setting).map(File::new);
        file.filter(named -> !named.canRead()).ifPresent(unreadable -> {
            throw new IllegalArgumentException(variable(setting) + " names no file that can be read: " + unreadable);
        });
        return file;
    }

    /** Else a file that holds something else would be found out by each connection, and the start would go on. */
    private static SslOptions tried(SslOptions options) {
        try {
            options.createSslContextBuilder().build();
            return options;
        } catch (GeneralSecurityException | IOException | RuntimeException malformed) {
            throw new IllegalArgumentException(
                    variable(CA) + ", " + variable(CERTIFICATE) + " or " + variable(KEY) + " holds no PEM of its kind",
                    malformed);
        }
    }

    private static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replace('.', '_');
    }
}
