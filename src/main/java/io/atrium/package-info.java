/**
 * Atrium: live rooms for an intranet. What happens in a room is stored first and seen by everybody in it a moment later.
 *
 * <pre>
 *   frame -> endpoint -> room (the one door) -> kind -> log (JPA) -> signal (@PostPersist, CDI)
 *                                                                       |
 *   client <- endpoint <- outbox <- group <- channel layer <------------+   (only after the commit)
 * </pre>
 *
 * Each package below holds one step of that road. Which may import which is the table in docs/architecture.md, enforced by
 * {@code ImportTableTest}.
 */
package io.atrium;
