/** What makes several nodes one: what one of them learns that the others have to act on. */
package io.atrium.node;
