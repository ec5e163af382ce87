package io.atrium.room;

/** A kind whose entries carry files ({@link Attachments}). */
public interface Attaching {
    /** Whether this member's may; that they may write at all was asked before. */
    boolean mayAttach(Member member);
}
