package io.atrium.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What docs/operations.md says of imports, but for where they lie. */
@ApplicationScoped
class ImportLimits {
    @Inject
    @ConfigProperty(name = "atrium.import-bytes", defaultValue = "2147483648")
    private long bytes;

    @Inject
    @ConfigProperty(name = "atrium.import-unpacked", defaultValue = "10737418240")
    private long unpacked;

    @Inject
    @ConfigProperty(name = "atrium.import-messages", defaultValue = "2000000")
    private int messages;

    /** Of an archive, as it comes. */
    long bytes() {
        return bytes;
    }

    /** Of all that is in it. */
    long unpacked() {
        return unpacked;
    }

    int messages() {
        return messages;
    }
}
