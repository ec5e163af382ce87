package io.atrium.web;

import io.atrium.account.Forwarded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.microprofile.config.ConfigProvider;

/** Where people open Atrium, as the operator says ({@code ATRIUM_URL}), else as they did. */
@ApplicationScoped
public class OwnAddress {
    @Inject
    private Forwarded forwarded;

    /** Without a slash at its end. */
    String home(HttpServletRequest request) {
        return ConfigProvider.getConfig()
                .getOptionalValue("atrium.url", String.class)
                .map(url -> url.replaceAll("/+$", ""))
                .orElseGet(() -> (forwarded.isSecure(request) ? "https://" : "http://")
                        + forwarded.host(request)
                        + request.getContextPath());
    }
}
