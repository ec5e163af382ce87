/**
 * Yjs' formats without Yjs: what lib0 encodes, an update (version 1), a state vector, and the messages of y-protocols.
 *
 * <pre>
 * bytes --> Lib0Reader --> Update (checked, struct by struct) --> Merged (one document's structs and deletions)
 *                                                                    |            |            |
 *                                                              StateVector   diff, compact   Reading (the text, by Yjs' own order)
 * </pre>
 *
 * A struct is a run of one client's operations: an item that says what was inserted and between which others, or a place where something was forgotten
 * ({@code Gc}). Two replicas that know the same structs and deletions show the same text, in whatever order they came; so merging is a union, and needs no
 * editor's runtime. What is not well-formed throws {@link io.atrium.wire.Problem} {@code malformed}.
 *
 * @see <a href="https://github.com/yjs/yjs/blob/main/INTERNALS.md">Yjs Internals</a>
 */
package io.atrium.kind.document.yjs;
