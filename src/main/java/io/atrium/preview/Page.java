package io.atrium.preview;

import java.net.URI;
import java.util.Optional;

/**
 * A page that was read.
 *
 * @param picture where the picture is that it shows of itself
 * @param alt what is to be seen on that, or empty
 */
record Page(Preview preview, Optional<URI> picture, String alt) {}
