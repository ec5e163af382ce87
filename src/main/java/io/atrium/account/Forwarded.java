package io.atrium.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Where a request came from and to, as its sender saw it. What {@code X-Forwarded-*} says counts only with
 * {@code ATRIUM_TRUSTED_PROXY=true}: without a proxy that sets them, anybody may write them.
 */
@ApplicationScoped
public class Forwarded {
    private final boolean trusted;

    public Forwarded() {
        this(ConfigProvider.getConfig()
                .getOptionalValue("atrium.trusted-proxy", Boolean.class)
                .orElse(false));
    }

    Forwarded(boolean trusted) {
        this.trusted = trusted;
    }

    /** Whether what a proxy says is believed. */
    public boolean isTrusted() {
        return trusted;
    }

    /** Host and port, as in the Host header; null where there is none. */
    public String host(HttpServletRequest request) {
        return forwarded(request, "X-Forwarded-Host", request.getHeader("Host"));
    }

    public boolean isSecure(HttpServletRequest request) {
        return "https".equalsIgnoreCase(forwarded(request, "X-Forwarded-Proto", request.isSecure() ? "https" : "http"));
    }

    public String address(HttpServletRequest request) {
        return forwarded(request, "X-Forwarded-For", request.getRemoteAddr());
    }

    /** The last one: that is what the proxy beside us wrote; those before it came from outside. */
    private String forwarded(HttpServletRequest request, String header, String own) {
        String value = trusted ? request.getHeader(header) : null;
        if (value == null || value.isBlank()) {
            return own;
        }
        return value.substring(value.lastIndexOf(',') + 1).strip();
    }
}
