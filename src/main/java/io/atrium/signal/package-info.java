/** What a transaction stored, told once to everybody in this node, after it has committed. */
package io.atrium.signal;
