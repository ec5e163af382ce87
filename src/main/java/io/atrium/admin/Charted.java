package io.atrium.admin;

/** Figures of which there is a history. */
interface Charted {
    int people();

    long entries();

    long deliveries();

    double commitMillis();

    double fanOutMillis();
}
