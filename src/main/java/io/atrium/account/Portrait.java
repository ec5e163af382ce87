package io.atrium.account;

/**
 * A picture of somebody, drawn anew from the one they brought, so that nothing of what that said beside is in it.
 *
 * @param mediaType {@code image/jpeg} or {@code image/png}
 * @param large a square of {@link #LARGE} pixels
 * @param small a square of {@link #SMALL} pixels
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record Portrait(String mediaType, byte[] large, byte[] small) {
    public static final int LARGE = 256;
    public static final int SMALL = 64;
}
