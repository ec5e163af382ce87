package io.atrium.room;

import java.util.List;

/** A kind whose pages show pictures of other servers, which their policy must let through. */
public interface Illustrated {
    /** Origins, {@code https://maps.example:8443}; the same for as long as the server runs. */
    List<String> imageSources();
}
