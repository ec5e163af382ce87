package io.atrium.imports;

import java.io.IOException;
import java.util.function.Consumer;

/** One program's way of writing down what was said in it. Read three times: for its people, its places, and what was said there. */
interface Source {
    /** {@code slack}, {@code mattermost}. */
    String program();

    /** Names the workspace or team, so that its people and rooms are known again. */
    String workspace();

    void people(Consumer<Person> to) throws IOException;

    void places(Consumer<Place> to) throws IOException;

    /** In any order. */
    void said(Names names, Sink to) throws IOException;

    /** Where messages go. */
    @FunctionalInterface
    interface Sink {
        void put(Said said) throws IOException;
    }
}
