package io.atrium.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
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

    /**
     * From what site's page a request comes; null where it does not say. Browsers leave the Origin header out of a GET to the page's own
     * host, as an EventSource makes it: then the Referer has it, which our pages' Referrer-Policy sends along and no other page can forge.
     */
    static String of(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        return origin == null ? ofPage(request.getHeader("Referer")) : origin;
    }

    static String ofPage(String address) {
        try {
            URI page = address == null ? null : new URI(address);
            return page == null || page.getRawAuthority() == null
                    ? null
                    : page.getScheme() + "://" + page.getRawAuthority();
        } catch (URISyntaxException noAddress) {
            return null;
        }
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
