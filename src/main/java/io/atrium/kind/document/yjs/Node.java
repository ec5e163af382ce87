package io.atrium.kind.document.yjs;

import java.util.HashMap;
import java.util.Map;

/** An item in its place: between its neighbours, in the sequence of what it was inserted into. May be cut in two where another is inserted into it. */
final class Node {
    final long client;
    final long clock;
    final Id origin;
    final Id rightOrigin;

    /** Null: it was forgotten where it stood. */
    Sequence in;

    Node left;
    Node right;
    private Content content;
    private Map<String, Sequence> children;

    /** The items of one shared type, or of one of its keys. */
    static final class Sequence {
        Node first;
    }

    Node(Id id, Id origin, Id rightOrigin, Content content) {
        this.client = id.client();
        this.clock = id.clock();
        this.origin = origin;
        this.rightOrigin = rightOrigin;
        this.content = content;
    }

    Content content() {
        return content;
    }

    long end() {
        return clock + content.length();
    }

    /** What was inserted into the shared type it holds. @param key null: its sequence */
    Sequence children(String key) {
        children = children == null ? new HashMap<>() : children;
        return children.computeIfAbsent(key, unknown -> new Sequence());
    }

    /** Cuts it before an operation; the second part is returned, and stands behind the first. */
    Node cut(long at) {
        Node second = new Node(new Id(client, at), new Id(client, at - 1), rightOrigin, content.tail(at - clock));
        content = content.head(at - clock);
        second.in = in;
        if (in != null) {
            second.standBehind(this);
        }
        return second;
    }

    void standBehind(Node other) {
        left = other;
        right = other.right;
        other.right = this;
        if (right != null) {
            right.left = this;
        }
    }

    void standFirst() {
        right = in.first;
        in.first = this;
        if (right != null) {
            right.left = this;
        }
    }
}
