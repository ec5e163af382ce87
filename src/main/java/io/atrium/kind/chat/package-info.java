/** The chat room: messages, their correction and removal, who is typing, their first paint and their files. */
package io.atrium.kind.chat;
