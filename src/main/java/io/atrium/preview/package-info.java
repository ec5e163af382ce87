/**
 * What a page that a message links to says of itself. Off until an operator lists the hosts that may be asked. The asking is {@link io.atrium.outside}'s; here is which
 * link, what is read of the answer, and for how long it is kept.
 */
package io.atrium.preview;
