package io.atrium.file;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import java.time.Duration;

/** The right to write one file, held on to while bytes come. One that was silent for too long has lost it, and finds out before it writes. */
final class Lease {
    private static final long RENEWED_AFTER_NANOS = Duration.ofSeconds(5).toNanos();

    private final FileBook book;
    private final String id;
    private final String holder;
    private long heldSince = System.nanoTime();

    Lease(FileBook book, String id, String holder) {
        this.book = book;
        this.id = id;
        this.holder = holder;
    }

    String holder() {
        return holder;
    }

    /** Between waiting and writing. @throws Problem {@code upload_busy} */
    void hold() {
        long now = System.nanoTime();
        if (now - heldSince < RENEWED_AFTER_NANOS) {
            return;
        }
        if (!book.hold(id, holder)) {
            throw busy();
        }
        heldSince = now;
    }

    static Problem busy() {
        return Problem.own(
                "upload_busy",
                ErrorCode.CONFLICT,
                null,
                "this file is being written by another request, or was given up");
    }
}
