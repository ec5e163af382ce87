package io.atrium.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What docs/operations.md says of files, but for where they are kept. */
@ApplicationScoped
public class FileLimits {
    /** Uploads somebody may have begun or not sent. */
    static final int MOST_WAITING = 100;

    @Inject
    @ConfigProperty(name = "atrium.file-bytes", defaultValue = "52428800")
    private long mostBytes;

    @Inject
    @ConfigProperty(name = "atrium.room-files", defaultValue = "5368709120")
    private long roomBytes;

    @Inject
    @ConfigProperty(name = "atrium.person-files", defaultValue = "5368709120")
    private long personBytes;

    @Inject
    @ConfigProperty(name = "atrium.picture-pixels", defaultValue = "50000000")
    private long mostPixels;

    @Inject
    @ConfigProperty(name = "atrium.upload-keep", defaultValue = "86400")
    private long keptSeconds;

    /** Of one file. */
    public long mostBytes() {
        return mostBytes;
    }

    /** Of a room; 0: any number. */
    long roomBytes() {
        return roomBytes;
    }

    /** Of a person, in all rooms; 0: any number. */
    long personBytes() {
        return personBytes;
    }

    /** Of a picture that is shown, and made a thumbnail of. */
    long mostPixels() {
        return mostPixels;
    }

    /** How long is kept what has not come in whole, and what nobody has sent. */
    public Duration kept() {
        return Duration.ofSeconds(keptSeconds);
    }
}
