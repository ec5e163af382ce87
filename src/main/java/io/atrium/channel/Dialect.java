package io.atrium.channel;

/** How one sort of client wants its messages written. A group encodes a message once for each dialect in use. */
@FunctionalInterface
public interface Dialect {
    /** The plain room socket's: the message's own JSON. */
    Dialect JSON = Message::json;

    /** The text to send, or null where this dialect has no words for the message. */
    String encode(Message message);
}
