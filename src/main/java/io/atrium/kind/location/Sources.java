package io.atrium.kind.location;

import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where maps and plans may come from: this server, and what the operator names. No tile server of anybody else's is ever asked. */
@ApplicationScoped
class Sources {
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.-]+(:\\d{1,5})?");
    private static final Pattern EMBEDDED = Pattern.compile("data:image/(png|jpeg|gif|webp|svg\\+xml)[;,]\\S*");
    private static final Pattern OWN = Pattern.compile("/[^/\\s]\\S*");
    private static final int MOST_ZOOM = 24;

    @Inject
    @ConfigProperty(name = "atrium.tile-url")
    private Optional<String> tileUrl;

    @Inject
    @ConfigProperty(name = "atrium.tile-attribution")
    private Optional<String> tileAttribution;

    @Inject
    @ConfigProperty(name = "atrium.tile-zoom", defaultValue = "19")
    private int tileZoom;

    @Inject
    @ConfigProperty(name = "atrium.image-sources")
    private Optional<String> imageSources;

    /** A setting that makes no sense stops the start, not the first map. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        tileUrl.ifPresent(url -> {
            if (!Stream.of("{x}", "{y}", "{z}").allMatch(url::contains) || (!isOwn(url) && !isForeign(url))) {
                throw new IllegalArgumentException(
                        "ATRIUM_TILE_URL is " + url + ", an address with {z}, {x} and {y} is needed");
            }
        });
        if (tileZoom < 1 || tileZoom > MOST_ZOOM) {
            throw new IllegalArgumentException(
                    "ATRIUM_TILE_ZOOM is " + tileZoom + ", 1 to " + MOST_ZOOM + " is needed");
        }
        named().filter(origin -> !ORIGIN.matcher(origin).matches()).findFirst().ifPresent(origin -> {
            throw new IllegalArgumentException("ATRIUM_IMAGE_SOURCES names " + origin
                    + ", origins such as https://plans.example are needed, with commas between");
        });
    }

    private Stream<String> named() {
        return imageSources.stream()
                .flatMap(all -> Stream.of(all.split(",")))
                .map(String::strip)
                .filter(origin -> !origin.isEmpty());
    }

    /** Origins of tiles and images, for the pages' policy. */
    List<String> origins() {
        Set<String> origins = new LinkedHashSet<>(named().toList());
        tileUrl.filter(url -> !isOwn(url)).map(Sources::originOf).ifPresent(origins::add);
        return List.copyOf(origins);
    }

    /** @throws Problem {@code invalid} where a room's image comes from elsewhere */
    void requireImage(String field, String address) {
        boolean known = EMBEDDED.matcher(address).matches()
                || isOwn(address)
                || (isForeign(address) && named().anyMatch(originOf(address)::equals));
        if (!known) {
            throw Problem.invalid(
                    field,
                    field + " must be a picture of this server, of " + named().toList()
                            + " (ATRIUM_IMAGE_SOURCES), or a data: address of one");
        }
    }

    private static boolean isOwn(String address) {
        return OWN.matcher(address).matches();
    }

    private static boolean isForeign(String address) {
        return ORIGIN.matcher(originOf(address)).matches();
    }

    /** What stands before the path; nothing an origin is like where there is none. */
    private static String originOf(String address) {
        try {
            URI uri = URI.create(address.replaceAll("[{}]", "_"));
            return uri.getScheme() + "://" + uri.getAuthority();
        } catch (IllegalArgumentException noAddress) {
            return "";
        }
    }

    /** The intranet's tiles, for the page; empty where there are none. */
    Optional<JsonObject> tiles() {
        return tileUrl.map(url -> {
            JsonObjectBuilder tiles = Json.createObjectBuilder().add("url", url).add("zoom", tileZoom);
            tileAttribution.ifPresent(text -> tiles.add("attribution", text));
            return tiles.build();
        });
    }
}
