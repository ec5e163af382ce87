package io.atrium.room;

/**
 * A kind whose first paint is more than its snapshot: what it makes of a view is {@code #{stage}} in its page fragment. The fragment of a kind that
 * is not painted reads the snapshot, as JSON, in the attribute {@code data-snapshot} of the stage, by its script.
 */
public interface Painted {
    /** Public getters of a public class are what the fragment can read. Once a page; may read the database. */
    Object paint(View view);
}
