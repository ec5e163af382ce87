package io.atrium.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** A stream whose reader is told to stop: who counts may throw. What is skipped is not counted. */
public final class CountedInput extends FilterInputStream {
    private final LongConsumer counting;
    private long read;

    /** @param counting takes how many bytes were read so far, after each reading */
    public CountedInput(InputStream body, LongConsumer counting) {
        super(body);
        this.counting = counting;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int some = super.read(bytes, from, length);
        count(Math.max(0, some));
        return some;
    }

    private void count(int some) {
        read += some;
        counting.accept(read);
    }
}
