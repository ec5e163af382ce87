package io.atrium.kind.document.yjs;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/** All that is known of a document: the union of the updates it has taken, in whatever order. Not for several threads. */
public final class Merged {
    private final NavigableMap<Long, ClientStructs> clients = new TreeMap<>();
    private final DeleteSet deletes = new DeleteSet();

    public void apply(Update update) {
        update.structs().forEach((client, structs) -> {
            ClientStructs known = clients.computeIfAbsent(client, ClientStructs::new);
            structs.forEach(known::add);
        });
        deletes.addAll(update.deletes());
    }

    /** Whether an update would change nothing. */
    public boolean knows(Update update) {
        return deletes.contains(update.deletes())
                && update.structs().entrySet().stream().allMatch(theirs -> knows(theirs.getKey(), theirs.getValue()));
    }

    private boolean knows(long client, List<Struct> structs) {
        ClientStructs known = clients.get(client);
        return known != null && structs.stream().allMatch(struct -> known.covers(struct.clock(), struct.end()));
    }

    public StateVector state() {
        NavigableMap<Long, Long> clocks = new TreeMap<>();
        clients.forEach((client, known) -> {
            long state = known.state();
            if (state > 0) {
                clocks.put(client, state);
            }
        });
        return new StateVector(clocks);
    }

    /** What somebody who knows so much does not know yet; of deletions all, as a state vector does not tell which those are. */
    public Update since(StateVector vector) {
        NavigableMap<Long, List<Struct>> unknown = new TreeMap<>();
        clients.forEach((client, known) -> {
            List<Struct> since = known.since(vector.of(client));
            if (!since.isEmpty()) {
                unknown.put(client, since);
            }
        });
        return new Update(unknown, deletes);
    }

    /** All of it. */
    public byte[] toBytes() {
        return since(StateVector.NOTHING).toBytes();
    }

    /** The same again: what this one takes from now on the other does not. */
    public Merged copy() {
        Merged copy = new Merged();
        clients.forEach((client, known) -> copy.clients.put(client, known.copy()));
        copy.deletes.addAll(deletes);
        return copy;
    }

    /** The same document in less room: what was deleted is forgotten, what was typed on end is one. */
    public Merged compacted() {
        Merged compact = new Merged();
        clients.forEach((client, known) -> compact.clients.put(client, known.compacted(deletes)));
        compact.deletes.addAll(deletes);
        return compact;
    }

    /** Structs of all clients, a number that grows with the room it takes. */
    public int size() {
        return clients.values().stream().mapToInt(known -> known.all().size()).sum();
    }

    /** What adds text at the end of one of the shared types, by a client that has said nothing yet. */
    public Update append(String root, String text) {
        long client = ThreadLocalRandom.current().nextLong(1, 1L << Integer.SIZE);
        while (clients.containsKey(client)) {
            client++;
        }
        Id last = read().last(root).orElse(null);
        return last == null ? Update.text(client, root, text) : Update.text(client, last, text);
    }

    /** The text it comes to. */
    public Reading read() {
        Reading reading = new Reading(deletes);
        for (Map.Entry<Long, ClientStructs> client : clients.entrySet()) {
            reading.add(client.getKey(), client.getValue().all());
        }
        reading.integrate();
        return reading;
    }
}
