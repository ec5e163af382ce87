package io.atrium.channel;

import java.util.List;

/**
 * Carries messages to everybody who receives for a group, on every node. The vocabulary is Django Channels'.
 *
 * <p>What each layer guarantees, and {@code ChannelLayerContract} tests:
 * <ul>
 *   <li>messages one thread sends to one group arrive in that order at each receiver;
 *   <li>a receiver is never called by two threads at once for the same group;
 *   <li>what has waited comes in one call, without anything waiting for more to come;
 *   <li>a receiver that throws is logged and costs no other receiver its messages;
 *   <li>{@link #groupSend} never waits for a receiver.
 * </ul>
 * A layer between nodes may lose a message when its backing fails; numbered messages are then filled from the log.
 */
public interface ChannelLayer {
    /** Takes a group's messages on this node. */
    @FunctionalInterface
    interface Receiver {
        /** @param messages at least one */
        void receive(List<Message> messages);

        /** Whether receiving takes less than waking another thread, so that the sender's may do it. Such a receiver never waits. */
        default boolean isQuick() {
            return false;
        }
    }

    void groupAdd(String group, Receiver receiver);

    /**
     * Ends a receiver's calls. One under way is not waited for: two groups whose deliveries end each other's receivers would wait for
     * ever. Discarding one that was never added does nothing.
     */
    void groupDiscard(String group, Receiver receiver);

    void groupSend(String group, Message message);

    /** As {@link #groupSend}, to this node's receivers alone. */
    void groupSendHere(String group, Message message);

    /** As {@link #groupSend}, to the other nodes' receivers alone; nothing where there can be none. */
    default void groupSendElsewhere(String group, Message message) {}

    /** Whether somebody on this node receives for the group. */
    default boolean hasReceiversHere(String group) {
        return mayHaveReceivers(group);
    }

    /** Whether other nodes share the layer: then what one of them sends may be late, or lost. */
    default boolean isShared() {
        return false;
    }

    /** Whether other nodes can be heard; only asked of a shared layer. */
    default boolean isConnected() {
        return true;
    }

    /**
     * Grows whenever this node and others may not have heard each other for a moment, however short: asking {@link #isConnected} now and then does not find that out. Only
     * asked of a shared layer.
     */
    default long gaps() {
        return 0;
    }

    /** Hears what other nodes send to a group whether or not it has a receiver here, until {@link #ignore}. */
    default void listen(String group) {}

    default void ignore(String group) {}

    /** From now on an inlet stands before this node's receivers. There is one for the whole layer. */
    default void receiveThrough(Inlet inlet) {}

    /** The application ends. */
    default void close() {}

    /** Takes what other nodes send, and passes on to this node's receivers what it thinks right. Called by one thread at a time. */
    interface Inlet {
        /** @param messages at least one, as one node sent them */
        void arrived(String group, List<Message> messages);

        /** What other nodes send to a group comes from now on; what they sent before may have been lost. */
        void listening(String group);
    }

    /** Whether sending to the group may reach anybody; false only where it is certain that nobody receives for it. */
    default boolean mayHaveReceivers(String group) {
        return true;
    }
}
