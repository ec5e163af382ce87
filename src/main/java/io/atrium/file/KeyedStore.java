package io.atrium.file;

import java.io.IOException;
import java.io.InputStream;

/** A store that encrypts what it keeps, where there is a key. */
interface KeyedStore extends FileStore {
    /** The id of the key that is written with; null: there is none. */
    String currentKey();

    /**
     * As {@link #open(String, long, long)}.
     *
     * @param sealed whether it is known to be encrypted: whatever lies there instead is not given out
     */
    InputStream open(String id, long from, long bytes, boolean sealed) throws IOException;

    /**
     * Has a complete file be encrypted by the current key, in place: who reads it meanwhile reads on.
     *
     * @param bytes its length
     * @param sealed as in {@link #open(String, long, long, boolean)}
     * @return whether anything was to be done
     */
    boolean reseal(String id, long bytes, boolean sealed) throws IOException;

    /** As {@link #reseal}, of a small one. */
    boolean resealSmall(String id, boolean sealed) throws IOException;
}
