/** The chat room: messages, their correction and removal, and who is typing. */
package io.atrium.kind.chat;
