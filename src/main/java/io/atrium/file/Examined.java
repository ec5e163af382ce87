package io.atrium.file;

/**
 * What was found out about a file that has arrived.
 *
 * @param type the media type by its first bytes; null: they are none that a page shows
 * @param picture null: it is none, or one too large to be shown
 * @param thumbnail {@code jpeg} or {@code png}; null: there is none
 */
record Examined(String sha256, String type, Picture picture, String thumbnail) {}
