package io.atrium.identity.oidc;

import io.atrium.identity.GroupRules;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import org.eclipse.microprofile.config.Config;

/**
 * Which provider, who we are to it, and what stands in which claim.
 *
 * @param clientSecret null: we are a public client
 * @param requiredGroup without which nobody comes in; null: whoever the provider knows does
 * @param label what its button says, or null
 */
record OidcSettings(
        String issuer,
        String clientId,
        String clientSecret,
        String scope,
        String login,
        String name,
        String mail,
        String groups,
        String requiredGroup,
        String label,
        GroupRules rules,
        Duration timeout) {
    private static final String PREFIX = "atrium.oidc.";

    /** @throws IllegalArgumentException that names the setting which makes no sense */
    static OidcSettings of(Config config) {
        String issuer = text(config, "issuer", "");
        URI address = URI.create(issuer);
        boolean local = "localhost".equals(address.getHost());
        if (!"https".equals(address.getScheme()) && !(local && "http".equals(address.getScheme()))) {
            throw new IllegalArgumentException("ATRIUM_OIDC_ISSUER is " + issuer + ", an address with https is needed");
        }
        String clientId = text(config, "client-id", "");
        if (clientId.isEmpty()) {
            throw new IllegalArgumentException("ATRIUM_OIDC_CLIENT_ID is needed: what the provider calls Atrium");
        }
        int timeout = config.getOptionalValue(PREFIX + "timeout", Integer.class).orElse(10);
        if (timeout < 1) {
            throw new IllegalArgumentException("ATRIUM_OIDC_TIMEOUT is " + timeout + ", at least 1 is needed");
        }
        return new OidcSettings(
                issuer,
                clientId,
                text(config, "client-secret", null),
                text(config, "scope", "openid profile email"),
                text(config, "login", "preferred_username"),
                text(config, "name", "name"),
                text(config, "mail", "email"),
                text(config, "groups", "groups"),
                text(config, "required-group", null),
                text(config, "label", null),
                GroupRules.of(config, "atrium.oidc"),
                Duration.ofSeconds(timeout));
    }

    /** Whether people of these groups may come in. */
    boolean admits(Collection<String> theirs) {
        return requiredGroup == null
                || theirs.stream().anyMatch(group -> group.strip().equalsIgnoreCase(requiredGroup.strip()));
    }

    private static String text(Config config, String name, String otherwise) {
        return config.getOptionalValue(PREFIX + name, String.class).orElse(otherwise);
    }
}
