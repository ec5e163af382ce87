package io.atrium.bench;

import java.io.IOException;
import java.util.Map;

/** Something that is measured, several times over. */
interface Workload {
    /** How it is asked for: {@code w2-max-committed}. */
    String name();

    /** What a reader of the report makes of it. */
    String title();

    /** Whether what it measures depends on where entries are kept. */
    default boolean asksTheDatabase() {
        return true;
    }

    /** One measurement. */
    Map<Metric, Double> measure(Scene scene) throws IOException;
}
