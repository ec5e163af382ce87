package io.atrium.file;

/** How far a file has come. */
enum FileState {
    /** Some of it has arrived, or nothing. */
    COMING,
    /** All of it has; nobody has looked at it yet. */
    ARRIVED,
    /** It may be sent, and its owner alone sees it. */
    READY,
    /** An entry carries it. */
    SENT,
    /** Nobody sees it any more; its bytes are still to be removed. */
    GONE
}
