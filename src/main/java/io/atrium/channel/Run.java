package io.atrium.channel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages on end that a session takes as one: entries numbered without a hole, or whispers. Encoded once for each dialect, whatever
 * the number of sessions. For use by one thread, as a group's messages are delivered.
 */
final class Run {
    private final List<Message> messages;
    private final Map<Dialect, Outgoing> encoded = new HashMap<>(4);
    private final boolean forEverybody;

    private Run(List<Message> messages) {
        this.messages = messages;
        this.forEverybody = messages.stream().noneMatch(Message::isRestricted);
    }

    /** Cuts messages into as few runs as can be, in their order. */
    static List<Run> of(List<Message> messages) {
        List<Run> runs = new ArrayList<>(1);
        int from = 0;
        for (int i = 1; i <= messages.size(); i++) {
            if (i == messages.size() || !follows(messages.get(i - 1), messages.get(i))) {
                runs.add(new Run(messages.subList(from, i)));
                from = i;
            }
        }
        return runs;
    }

    private static boolean follows(Message one, Message next) {
        return one.isEphemeral() ? next.isEphemeral() : next.seq() == one.seq() + 1;
    }

    List<Message> messages() {
        return messages;
    }

    boolean isEphemeral() {
        return messages.get(0).isEphemeral();
    }

    /** The first number. */
    long first() {
        return messages.get(0).seq();
    }

    /** The last number. */
    long last() {
        return messages.get(messages.size() - 1).seq();
    }

    /** What of it comes after a number; there must be something. */
    Run after(long seq) {
        return seq < first() ? this : new Run(messages.subList((int) (seq - first()) + 1, messages.size()));
    }

    /** What of it a session is meant to hear, or null where that is nothing. */
    Run heardBy(ClientSession session) {
        if (forEverybody) {
            return this;
        }
        List<Message> heard = new ArrayList<>(messages.size());
        for (Message message : messages) {
            if (message.isFor(session)) {
                heard.add(message);
            }
        }
        if (heard.size() == messages.size()) {
            return this;
        }
        return heard.isEmpty() ? null : new Run(heard);
    }

    /** Null where the dialect has no words for any of it. */
    Outgoing encode(Dialect dialect) {
        return encoded.computeIfAbsent(dialect, this::encodeAll);
    }

    private Outgoing encodeAll(Dialect dialect) {
        List<String> texts = new ArrayList<>(messages.size());
        for (Message message : messages) {
            String text = dialect.encode(message);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts.isEmpty() ? null : Outgoing.of(dialect.join(texts), isEphemeral(), dialect.isBinary());
    }
}
