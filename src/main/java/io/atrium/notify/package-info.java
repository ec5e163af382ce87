/** What reaches people outside of the room they look at: the lobby's live rows and, per person, their notices and what they have read. */
package io.atrium.notify;
