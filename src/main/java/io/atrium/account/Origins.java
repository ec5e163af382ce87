package io.atrium.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * From whose pages a socket may be opened with the session's cookie: those of this host, and of {@code ATRIUM_ALLOWED_ORIGINS}
 * (separated by commas). Browsers send the cookie along with a handshake from any page (RFC 6455, 10.2).
 */
@ApplicationScoped
public class Origins {
    private final Set<String> allowed;

    public Origins() {
        this(ConfigProvider.getConfig()
                .getOptionalValue("atrium.allowed-origins", String.class)
                .orElse(""));
    }

    Origins(String allowed) {
        this.allowed = Arrays.stream(allowed.split(","))
                .map(origin -> origin.strip().toLowerCase(Locale.ROOT).replaceAll("/$", ""))
                .filter(origin -> !origin.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @param origin the Origin header, @param host the Host header; either may be null, and then it may not */
    public boolean allows(String origin, String host) {
        if (origin == null) {
            return false;
        }
        String lower = origin.toLowerCase(Locale.ROOT);
        return allowed.contains(lower) || isOf(lower, host);
    }

    /** Schemes are not compared: behind a proxy that ends TLS ours is http while the page's is https. */
    private static boolean isOf(String origin, String host) {
        try {
            URI page = new URI(origin);
            if (host == null
                    || page.getHost() == null
                    || !Set.of("http", "https").contains(page.getScheme())) {
                return false;
            }
            URI here = new URI(page.getScheme() + "://" + host.toLowerCase(Locale.ROOT));
            return page.getHost().equals(here.getHost()) && port(page) == port(here);
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }

    private static int port(URI address) {
        if (address.getPort() != -1) {
            return address.getPort();
        }
        return address.getScheme().equals("https") ? 443 : 80;
    }
}
