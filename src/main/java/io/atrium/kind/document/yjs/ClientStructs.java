package io.atrium.kind.document.yjs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of one client: its structs in order, none overlapping another. Between them there may be gaps: updates come in any order. */
final class ClientStructs {
    private final long client;
    private final List<Struct> structs = new ArrayList<>();

    ClientStructs(long client) {
        this.client = client;
    }

    /** Takes of a struct what is not known yet. */
    void add(Struct struct) {
        if (structs.isEmpty()
                || struct.clock() >= structs.get(structs.size() - 1).end()) {
            append(struct);
            return;
        }
        int at = firstBehind(struct.clock());
        long from = struct.clock();
        while (from < struct.end()) {
            long to = at == structs.size()
                    ? struct.end()
                    : Math.min(struct.end(), structs.get(at).clock());
            if (to > from) {
                structs.add(at++, part(struct, from, to));
                from = to;
            } else {
                from = structs.get(at++).end();
            }
        }
    }

    private void append(Struct struct) {
        int last = structs.size() - 1;
        Optional<Struct> joined = last >= 0 && structs.get(last).end() == struct.clock()
                ? structs.get(last).join(client, struct)
                : Optional.empty();
        if (joined.isPresent()) {
            structs.set(last, joined.get());
        } else {
            structs.add(struct);
        }
    }

    private Struct part(Struct struct, long from, long to) {
        Struct begun = from > struct.clock() ? struct.tail(client, from) : struct;
        return to < begun.end() ? begun.head(to) : begun;
    }

    /** Whether there is something for each operation of a stretch. */
    boolean covers(long from, long to) {
        long known = from;
        for (int i = firstBehind(from); i < structs.size() && known < to; i++) {
            if (structs.get(i).clock() > known) {
                return false;
            }
            known = structs.get(i).end();
        }
        return known >= to;
    }

    /** The first operation that is not known. */
    long state() {
        long known = 0;
        for (Struct struct : structs) {
            if (struct.clock() > known) {
                break;
            }
            known = struct.end();
        }
        return known;
    }

    List<Struct> all() {
        return structs;
    }

    /** What there is from an operation on. */
    List<Struct> since(long clock) {
        List<Struct> since = new ArrayList<>(structs.subList(firstBehind(clock), structs.size()));
        if (!since.isEmpty() && since.get(0).clock() < clock) {
            since.set(0, since.get(0).tail(client, clock));
        }
        return since;
    }

    ClientStructs copy() {
        ClientStructs copy = new ClientStructs(client);
        copy.structs.addAll(structs);
        return copy;
    }

    /** The same, without what deleted items held, which nobody can see again. */
    ClientStructs compacted(DeleteSet deletes) {
        ClientStructs compact = new ClientStructs(client);
        for (Struct struct : structs) {
            if (struct instanceof Struct.Item item && item.content().isForgettable()) {
                forget(item, deletes).forEach(compact::append);
            } else {
                compact.append(struct);
            }
        }
        return compact;
    }

    private List<Struct> forget(Struct.Item item, DeleteSet deletes) {
        List<Struct> parts = new ArrayList<>();
        long from = item.clock();
        for (DeleteSet.Range deleted : deletes.within(client, item.clock(), item.end())) {
            if (deleted.from() > from) {
                parts.add(part(item, from, deleted.from()));
            }
            Struct.Item part = (Struct.Item) part(item, deleted.from(), deleted.to());
            parts.add(part.with(new Content.Deleted(part.length())));
            from = deleted.to();
        }
        if (from < item.end()) {
            parts.add(part(item, from, item.end()));
        }
        return parts;
    }

    /** The index of the first struct that ends behind an operation. */
    private int firstBehind(long clock) {
        int low = 0;
        int high = structs.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (structs.get(middle).end() <= clock) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
