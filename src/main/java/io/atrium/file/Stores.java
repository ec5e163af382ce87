package io.atrium.file;

import io.atrium.account.Vault;
import io.atrium.wire.CommonTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The store that the settings name: a bucket where there is one, else a folder. */
@ApplicationScoped
class Stores {
    private static final int ANSWERED_WITHIN_SECONDS = 60;

    @Produces
    @ApplicationScoped
    KeyedStore store(Vault vault) {
        Config config = ConfigProvider.getConfig();
        String bucket = text(config, "atrium.s3.url", "");
        FileStore kept = bucket.isEmpty() ? new DiskStore(folder(config)) : new S3Store(bucket(config, bucket));
        return new SealedStore(kept, vault.ring());
    }

    private static Path folder(Config config) {
        String named = text(config, "atrium.files-dir", "");
        return named.isEmpty() ? Path.of(text(config, "atrium.data", "data")).resolve("files") : Path.of(named);
    }

    private static S3Bucket bucket(Config config, String address) {
        URI uri = URI.create(address);
        if (uri.getHost() == null || uri.getRawQuery() != null) {
            throw new IllegalArgumentException("ATRIUM_S3_URL must be the address of a bucket, not " + address);
        }
        S3Signature signature = new S3Signature(
                text(config, "atrium.s3.region", "us-east-1"),
                text(config, "atrium.s3.key", ""),
                text(config, "atrium.s3.secret", ""));
        return new S3Bucket(address, signature, Duration.ofSeconds(ANSWERED_WITHIN_SECONDS), CommonTime::now);
    }

    private static String text(Config config, String name, String otherwise) {
        return config.getOptionalValue(name, String.class).orElse(otherwise);
    }
}
