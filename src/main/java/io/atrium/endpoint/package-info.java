/** The doors for sockets: a handshake that admits or refuses, and what turns a socket's frames into calls of {@code room} and back. */
package io.atrium.endpoint;
