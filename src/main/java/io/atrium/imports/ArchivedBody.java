package io.atrium.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What is read of an archive, and whether that failed: who takes it in says of the store being away and of this the same. */
final class ArchivedBody extends FilterInputStream {
    private boolean broken;

    ArchivedBody(InputStream body) {
        super(body);
    }

    boolean isBroken() {
        return broken;
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException damaged) {
            broken = true;
            throw damaged;
        }
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        try {
            return super.read(bytes, from, length);
        } catch (IOException damaged) {
            broken = true;
            throw damaged;
        }
    }
}
