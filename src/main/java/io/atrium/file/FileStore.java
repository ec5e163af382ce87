package io.atrium.file;

import java.io.IOException;
import java.io.InputStream;

/**
 * Where the bytes of files are. Names are of Atrium's own making: {@code a-z 0-9} and a dot. Every call may take as long as the disk or the network does, and come from any
 * thread; none holds more than a buffer in memory.
 */
interface FileStore {
    /** A file that is coming in. @param upload what {@link #begin} said */
    record Incoming(String id, String upload, long bytes) {}

    /** @return what the store calls it until it is complete; at most 1,024 characters, may be empty */
    String begin(String id, long bytes) throws IOException;

    /**
     * Adds to what is there. What a try that broke off left behind the offset is written over.
     *
     * @param body ends where the sender has no more for now
     * @return how many bytes of it are kept for good
     */
    long append(Incoming file, long offset, InputStream body) throws IOException;

    /** All of its bytes have been appended. May be called again. */
    void complete(Incoming file) throws IOException;

    /** Of what is complete, so many bytes from a place on. Closed by the caller. */
    InputStream open(String id, long from, long bytes) throws IOException;

    /** A small file, at once. */
    void put(String id, byte[] content) throws IOException;

    /** A complete file by another of so many bytes, all at once: who reads it meanwhile reads on in the one of before. @throws IOException where there are fewer, and nothing has changed */
    void replace(String id, long bytes, InputStream content) throws IOException;

    /** Complete or not; what is not there is removed already. @param upload null or empty: it is complete */
    void remove(String id, String upload) throws IOException;
}
