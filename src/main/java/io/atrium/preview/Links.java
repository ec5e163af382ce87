package io.atrium.preview;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Addresses in a text, as it makes links of them: bare, or behind a label. */
final class Links {
    private static final int LONGEST = 2_000;
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"'`)\\]|]+", Pattern.CASE_INSENSITIVE);

    /** Ends a sentence, not an address. */
    private static final Pattern ENDING = Pattern.compile("[.,;:!?*_~]+$");

    private Links() {}

    static Stream<URI> in(String text) {
        return ADDRESS.matcher(text).results().flatMap(found -> address(found.group()).stream());
    }

    private static Optional<URI> address(String found) {
        String address = ENDING.matcher(found).replaceAll("");
        try {
            return address.length() > LONGEST ? Optional.empty() : Optional.of(new URI(address));
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }
}
