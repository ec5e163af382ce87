/**
 * The load generator: a process of its own with one thread, which opens WebSockets and long polls, sends, counts and times. It takes
 * orders as lines of JSON and answers each with one. Nothing is allocated between the frames, so that it, and not the server,
 * is the cheap side.
 */
package io.atrium.bench.load;
