package io.atrium.file;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The scanner the operator has, if there is one. */
@ApplicationScoped
class Scanners {
    @Inject
    @ConfigProperty(name = "atrium.clamd")
    private Optional<String> clamd;

    @Inject
    @ConfigProperty(name = "atrium.clamd-timeout", defaultValue = "60")
    private int patienceSeconds;

    private InetSocketAddress address;

    @PostConstruct
    void start() {
        String told = clamd.orElse("");
        int colon = told.lastIndexOf(':');
        if (!told.isEmpty() && (colon <= 0 || !told.substring(colon + 1).matches("\\d{1,5}"))) {
            throw new IllegalArgumentException("ATRIUM_CLAMD must be HOST:PORT, not " + told);
        }
        address = told.isEmpty()
                ? null
                : InetSocketAddress.createUnresolved(
                        told.substring(0, colon), Integer.parseInt(told.substring(colon + 1)));
    }

    boolean isThere() {
        return address != null;
    }

    Scanner begin() throws IOException {
        return new Scanner(address, Duration.ofSeconds(patienceSeconds));
    }
}
