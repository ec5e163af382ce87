package io.atrium.kind.document.yjs;

import io.atrium.kind.document.yjs.Node.Sequence;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;

/**
 * A document's items in the order every editor shows them in: YATA's, as Yjs has it. What depends on something that has not come yet is left out, as it is there.
 *
 * @see <a href="https://www.researchgate.net/publication/310212186">Nicolaescu, Jahns, Derntl, Klamma: Near Real-Time Peer-to-Peer Shared Editing on Extensible Data Types</a>
 */
public final class Reading {
    private final DeleteSet deletes;
    private final Map<Long, Queue<Struct>> waiting = new TreeMap<>();
    private final Map<Long, NavigableMap<Long, Node>> nodes = new HashMap<>();
    private final NavigableMap<String, Sequence> roots = new TreeMap<>();

    Reading(DeleteSet deletes) {
        this.deletes = deletes;
    }

    void add(long client, List<Struct> structs) {
        waiting.put(client, new ArrayDeque<>(structs));
        nodes.put(client, new TreeMap<>());
    }

    /** Goes through the clients until none of them gets any further. */
    void integrate() {
        boolean further = true;
        while (further) {
            further = false;
            for (Map.Entry<Long, Queue<Struct>> client : waiting.entrySet()) {
                further |= integrate(client.getKey(), client.getValue());
            }
        }
    }

    private boolean integrate(long client, Queue<Struct> structs) {
        boolean further = false;
        for (Struct next = structs.peek(); next != null && isReady(client, next); next = structs.peek()) {
            integrate(new Id(client, next.clock()), structs.remove());
            further = true;
        }
        return further;
    }

    private boolean isReady(long client, Struct struct) {
        return struct.clock() == state(client)
                && (!(struct instanceof Struct.Item item)
                        || isKnown(item.origin())
                                && isKnown(item.rightOrigin())
                                && (item.parent() == null
                                        || isKnown(item.parent().item())));
    }

    private boolean isKnown(Id id) {
        return id == null || id.clock() < state(id.client());
    }

    private long state(long client) {
        NavigableMap<Long, Node> own = nodes.get(client);
        return own == null || own.isEmpty() ? 0 : own.lastEntry().getValue().end();
    }

    private void integrate(Id id, Struct struct) {
        if (struct instanceof Struct.Item item) {
            Node node = new Node(id, item.origin(), item.rightOrigin(), item.content());
            Node left = item.origin() == null ? null : endingWith(item.origin());
            Node right = item.rightOrigin() == null ? null : beginningWith(item.rightOrigin());
            node.in = sequence(item, left, right);
            if (node.in != null) {
                place(node, left, right);
            }
            keep(node);
        } else {
            keep(new Node(id, null, null, new Content.Deleted(struct.length())));
        }
    }

    private void keep(Node node) {
        nodes.get(node.client).put(node.clock, node);
    }

    /** What an item is inserted into; null where that was forgotten. */
    private Sequence sequence(Struct.Item item, Node left, Node right) {
        if (left != null && left.in == null || right != null && right.in == null) {
            return null;
        }
        if (item.parent() == null) {
            return right == null ? left.in : right.in;
        }
        if (item.parent().item() != null) {
            Node holder = find(item.parent().item());
            return holder.content().ref() == Content.TYPE ? holder.children(item.key()) : null;
        }
        // A root's keys hold no text; they only must not stand among what does.
        String name = item.key() == null ? item.parent().root() : item.parent().root() + '\0' + item.key();
        return roots.computeIfAbsent(name, unknown -> new Sequence());
    }

    private void place(Node node, Node left, Node right) {
        Node next = left == null ? node.in.first : left.right;
        Node after = Objects.equals(next, right) ? left : before(node, left, next, right);
        if (after == null) {
            node.standFirst();
        } else {
            node.standBehind(after);
        }
    }

    /**
     * Between its neighbours stand others, inserted there by those who did not know of it: each client's stay together, the lower client's come first.
     *
     * @return whom it stands behind; null: it is the first
     */
    private Node before(Node node, Node left, Node next, Node right) {
        Node after = left;
        Set<Node> passed = new HashSet<>();
        Set<Node> conflicting = new HashSet<>();
        for (Node other = next; other != null && !other.equals(right); other = other.right) {
            passed.add(other);
            conflicting.add(other);
            if (Objects.equals(node.origin, other.origin)) {
                if (other.client < node.client) {
                    after = other;
                    conflicting.clear();
                } else if (Objects.equals(node.rightOrigin, other.rightOrigin)) {
                    break;
                }
            } else if (other.origin != null && passed.contains(find(other.origin))) {
                if (!conflicting.contains(find(other.origin))) {
                    after = other;
                    conflicting.clear();
                }
            } else {
                break;
            }
        }
        return after;
    }

    private Node find(Id id) {
        return nodes.get(id.client()).floorEntry(id.clock()).getValue();
    }

    private Node beginningWith(Id id) {
        Node node = find(id);
        return node.clock < id.clock() && node.in != null ? cut(node, id.clock()) : node;
    }

    private Node endingWith(Id id) {
        Node node = find(id);
        if (id.clock() < node.end() - 1 && node.in != null) {
            cut(node, id.clock() + 1);
        }
        return node;
    }

    private Node cut(Node node, long at) {
        Node second = node.cut(at);
        keep(second);
        return second;
    }

    /** The names of the shared types that ever held anything. */
    public Collection<String> names() {
        return roots.keySet().stream().filter(name -> name.indexOf('\0') < 0).toList();
    }

    /** The last operation of one of the shared types, deleted or not; empty where it has none. */
    Optional<Id> last(String name) {
        Sequence root = roots.get(name);
        Node last = root == null ? null : root.first;
        while (last != null && last.right != null) {
            last = last.right;
        }
        return Optional.ofNullable(last).map(node -> new Id(node.client, node.end() - 1));
    }

    /** What one of the shared types says; of nested ones each element is a line. */
    public String text(String name) {
        Sequence root = roots.get(name);
        return root == null ? "" : new PlainText(deletes).read(root);
    }
}
