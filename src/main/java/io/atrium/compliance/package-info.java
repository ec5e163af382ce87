/**
 * What the law asks of who keeps what people say: exports of rooms and times, a person's own data, their erasure. Each is a {@link io.atrium.compliance.Job}, worked in bounded
 * steps by whichever node has its turn.
 */
package io.atrium.compliance;
