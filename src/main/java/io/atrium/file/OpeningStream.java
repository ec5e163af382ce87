package io.atrium.file;

import java.io.IOException;
import java.io.InputStream;

/** A part of an encrypted file, opened a segment at a time. Nothing of a segment is given out before all of it was found to be what was stored. */
final class OpeningStream extends InputStream {
    private final Sealing sealing;
    private final InputStream sealed;
    private long segment;
    private long left;
    private byte[] open;
    private int at;

    /** @param sealed begins with the segment that {@code from} is in; closed with this @param bytes within the file, at least 1 */
    OpeningStream(Sealing sealing, InputStream sealed, long from, long bytes) throws IOException {
        this.sealing = sealing;
        this.sealed = sealed;
        this.segment = from / Sealing.SEGMENT;
        this.left = bytes;
        next();
        this.at = (int) (from % Sealing.SEGMENT);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        if (at == open.length) {
            next();
        }
        int some = (int) Math.min(left, Math.min(length, open.length - at));
        System.arraycopy(open, at, bytes, from, some);
        at += some;
        left -= some;
        return some;
    }

    private void next() throws IOException {
        int size = sealing.sealedSize(segment);
        byte[] read = sealed.readNBytes(size);
        if (read.length < size) {
            throw new DamagedFileException("a file ends before its end");
        }
        open = sealing.open(segment, read);
        segment++;
        at = 0;
    }

    @Override
    public void close() throws IOException {
        sealed.close();
    }
}
