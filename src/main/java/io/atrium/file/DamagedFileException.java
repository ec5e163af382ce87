package io.atrium.file;

import java.io.IOException;

/** What is kept of a file is not what was stored: changed, cut, or another's. */
public final class DamagedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedFileException(String what) {
        super(what);
    }

    DamagedFileException(String what, Throwable why) {
        super(what, why);
    }
}
