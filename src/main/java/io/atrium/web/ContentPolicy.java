package io.atrium.web;

import io.atrium.identity.oidc.Provider;
import io.atrium.room.Illustrated;
import io.atrium.room.RoomKinds;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a page may load and do: its own files, nothing inline, nobody else's but the pictures that a kind's operator allows. {@code 'self'} in
 * {@code connect-src} covers the sockets of this host (CSP 3, 6.7.2.8).
 */
@Named
@ApplicationScoped
public class ContentPolicy {
    /** As a source that can be nothing but one. */
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.-]+(:\\d{1,5})?");

    @Inject
    private RoomKinds kinds;

    @Inject
    private Provider provider;

    private String directives;

    @PostConstruct
    void write() {
        directives = directives(kinds.all().stream()
                        .filter(Illustrated.class::isInstance)
                        .flatMap(kind -> ((Illustrated) kind).imageSources().stream())
                        .distinct()
                        .toList())
                .replace("form-action 'self'", "form-action 'self'" + formTargets());
    }

    /** Signing out is a form, and leads on to the provider. */
    private String formTargets() {
        return provider.isThere() ? " " + provider.origin() : "";
    }

    /** @param imageSources origins */
    static String directives(Collection<String> imageSources) {
        for (String source : imageSources) {
            if (!ORIGIN.matcher(source).matches()) {
                throw new IllegalArgumentException("no origin of pictures: " + source);
            }
        }
        String images = Stream.concat(Stream.of("'self'", "data:"), imageSources.stream())
                .collect(Collectors.joining(" "));
        return "default-src 'self'; style-src 'self'; img-src " + images + "; connect-src 'self';"
                + " object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'; script-src 'self'";
    }

    /** With {@code script-src} at the end, where PrimeFaces adds its nonce. */
    public String getDirectives() {
        return directives;
    }
}
