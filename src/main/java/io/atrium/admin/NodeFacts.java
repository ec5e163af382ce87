package io.atrium.admin;

/** What the doors know of this node. */
public interface NodeFacts {
    boolean isDraining();

    /** Rooms somebody is in on this node. */
    int rooms();

    /** Waits a little for one that hangs. */
    boolean databaseAnswers();
}
