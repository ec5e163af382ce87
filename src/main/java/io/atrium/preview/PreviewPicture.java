package io.atrium.preview;

/**
 * A page's picture, drawn by us.
 *
 * @param mediaType {@code image/jpeg} or {@code image/png}
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record PreviewPicture(String mediaType, byte[] content) {}
