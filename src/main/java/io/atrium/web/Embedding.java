package io.atrium.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Rooms in the pages of others: {@code /embed/NAME} is a room's page without the rail, and may stand in a frame of the origins that {@code ATRIUM_EMBED_ORIGINS} lists
 * (separated by commas). No other page may.
 */
@Named
@ApplicationScoped
public class Embedding {
    private static final String PATH = "/embed/";
    private static final String ATTRIBUTE = Embedding.class.getName();

    /** CSP 3, 2.3.1, without the wildcards for a scheme or for everybody. */
    private static final Pattern ORIGIN = Pattern.compile("https?://(\\*\\.)?[a-z0-9.-]+(:\\d{1,5})?");

    private static final Pattern ROOM = Pattern.compile("[a-z0-9_-]{1,64}");

    private final List<String> origins;

    public Embedding() {
        this(ConfigProvider.getConfig()
                .getOptionalValue("atrium.embed-origins", String.class)
                .orElse(""));
    }

    /** @throws IllegalArgumentException naming what is no origin */
    Embedding(String origins) {
        this.origins = Arrays.stream(origins.split(","))
                .map(origin -> origin.strip().toLowerCase(Locale.ROOT).replaceAll("/$", ""))
                .filter(origin -> !origin.isEmpty())
                .toList();
        this.origins.stream()
                .filter(origin -> !ORIGIN.matcher(origin).matches())
                .findFirst()
                .ifPresent(wrong -> {
                    throw new IllegalArgumentException(
                            "ATRIUM_EMBED_ORIGINS: " + wrong + " is no origin, as https://portal.example is one");
                });
    }

    /**
     * Looks at a request as it comes in, before it is led on to the page that answers it.
     *
     * @return whether the answer may be framed: an embedded room that is there, and the pages that say why it is not
     */
    boolean enter(HttpServletRequest request) {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && pathOf(request).startsWith(PATH)) {
            request.setAttribute(ATTRIBUTE, pathOf(request).substring(PATH.length()));
        }
        return !origins.isEmpty() && isEmbedded(request);
    }

    /** A policy that lets those origins frame what it is sent with. */
    String framedBy(String policy) {
        return policy.replace("frame-ancestors 'none'", "frame-ancestors " + String.join(" ", origins));
    }

    /** As the container understood it, which chooses the page: decoded, without dots and parameters. */
    private static String pathOf(HttpServletRequest request) {
        return request.getServletPath() + Objects.toString(request.getPathInfo(), "");
    }

    /** For a page that nobody may see yet: where the room stands by itself, as a parameter of an address. */
    public String roomPath(HttpServletRequest request) {
        String name = Objects.toString(request.getAttribute(ATTRIBUTE));
        return ROOM.matcher(name).matches() ? "/room/" + name : "/lobby";
    }

    /** For a page: whether it is shown without what is around a room. */
    public boolean isEmbedded(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }
}
