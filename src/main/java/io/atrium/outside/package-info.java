/**
 * Asking servers of others, at addresses that people have typed: the one way by which that is done. Whoever is asked is in the open network or named by the operator, has a
 * bounded time, and is heard as far as its answer may be long.
 */
package io.atrium.outside;
