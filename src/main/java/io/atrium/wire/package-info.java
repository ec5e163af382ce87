/** The vocabulary of docs/protocol.md: frames, their codec, problems, close codes and limits. Knows nothing else of Atrium. */
package io.atrium.wire;
