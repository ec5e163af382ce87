package io.atrium.file;

import java.io.IOException;
import java.io.InputStream;

/** A file on its way into a store, encrypted as it goes: whole segments, from one on. What is left over stays to be asked for. */
final class SealingStream extends InputStream {
    private final Sealing sealing;
    private final InputStream plain;
    private byte[] ready;
    private int at;
    private long segment;
    private byte[] rest = new byte[0];
    private boolean over;

    SealingStream(Sealing sealing, InputStream plain, long firstSegment) {
        this.sealing = sealing;
        this.plain = plain;
        this.segment = firstSegment;
        this.ready = firstSegment == 0 ? sealing.head() : new byte[0];
    }

    /** How far it came: the first segment that is not written. */
    long segment() {
        return segment;
    }

    /** Of that segment what has come; once all is read. */
    byte[] rest() {
        return rest;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (at == ready.length) {
            if (over) {
                return -1;
            }
            next();
        }
        int some = Math.min(length, ready.length - at);
        System.arraycopy(ready, at, bytes, from, some);
        at += some;
        return some;
    }

    private void next() throws IOException {
        ready = new byte[0];
        at = 0;
        if (segment == sealing.segments()) {
            // Whoever sends more than was announced is told so there.
            over = plain.read() < 0;
            if (!over) {
                throw new IOException("a file has more bytes than was announced");
            }
            return;
        }
        int size = sealing.size(segment);
        byte[] read = plain.readNBytes(size);
        if (read.length < size) {
            rest = read;
            over = true;
            return;
        }
        ready = sealing.seal(segment, read);
        segment++;
    }

    @Override
    public void close() throws IOException {
        plain.close();
    }
}
