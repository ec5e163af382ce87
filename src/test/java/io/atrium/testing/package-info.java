/** What the tests against a running Atrium share: the server as a child process, and a client for each of its doors. */
package io.atrium.testing;
