/**
 * From a committed entry to the bytes on a socket: the {@link io.atrium.channel.ChannelLayer} carries messages between nodes, a
 * {@link io.atrium.channel.Group} encodes each once for its local sessions, and an {@link io.atrium.channel.Outbox} writes them to one
 * client without ever waiting for it. {@link io.atrium.channel.Presence} knows who is where.
 */
package io.atrium.channel;
