package io.atrium.file;

import java.io.IOException;

/** A store that encrypts what it keeps, where there is a key. */
interface KeyedStore extends FileStore {
    /** The id of the key that is written with; null: there is none. */
    String currentKey();

    /**
     * Has a complete file be encrypted by the current key, in place: who reads it meanwhile reads on.
     *
     * @param bytes its length
     * @return whether anything was to be done
     */
    boolean reseal(String id, long bytes) throws IOException;

    /** As {@link #reseal}, of a small one. */
    boolean resealSmall(String id) throws IOException;
}
