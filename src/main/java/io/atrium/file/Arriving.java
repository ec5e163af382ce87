package io.atrium.file;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import java.io.IOException;
import java.io.InputStream;

/** A request's body on its way into the store. Where the connection breaks it ends, and what has come is kept. */
final class Arriving extends InputStream {
    private final InputStream body;
    private final Lease lease;
    private long left;

    /** @param left bytes the file still wants */
    Arriving(InputStream body, long left, Lease lease) {
        this.body = body;
        this.left = left;
        this.lease = lease;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /** @throws Problem {@code too_large}; {@code upload_busy} */
    @Override
    public int read(byte[] bytes, int from, int length) {
        int some = some(bytes, from, length);
        lease.hold();
        return some;
    }

    private int some(byte[] bytes, int from, int length) {
        try {
            if (left == 0) {
                if (body.read() >= 0) {
                    throw Problem.of(ErrorCode.TOO_LARGE, "the file has more bytes than was announced");
                }
                return -1;
            }
            int some = body.read(bytes, from, (int) Math.min(length, left));
            left -= Math.max(0, some);
            return some;
        } catch (IOException broken) {
            return -1;
        }
    }
}
