package io.atrium.channel;

import java.util.List;

/**
 * How a subscription wants its messages written. A group encodes a message once for each dialect in use; two that are equal are one.
 */
@FunctionalInterface
public interface Dialect {
    /** The plain room socket's: the message's own JSON. */
    Dialect JSON = Message::json;

    /** The text to send, or null where this dialect has no words for the message. */
    String encode(Message message);

    /** Whether it writes binary frames: each character of its texts stands for one byte (ISO 8859-1) then. */
    default boolean isBinary() {
        return false;
    }

    /** The frames for several encoded messages that go out together: each its own, unless a dialect knows how to join them. */
    default List<String> join(List<String> encoded) {
        return encoded;
    }
}
