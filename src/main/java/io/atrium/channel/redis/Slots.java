package io.atrium.channel.redis;

import io.lettuce.core.cluster.SlotHash;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which of a cluster's masters has which slot, as one of the cluster's nodes says it. */
final class Slots {
    private final Address[] owners = new Address[SlotHash.SLOT_COUNT];

    record Address(String host, int port) implements Comparable<Address> {
        @Override
        public int compareTo(Address other) {
            int byHost = host.compareTo(other.host);
            return byHost != 0 ? byHost : Integer.compare(port, other.port);
        }
    }

    /**
     * @param answer to {@code CLUSTER SLOTS}: each range's first slot, last slot, master, replicas
     * @param asked the host of the node that was asked; it need not know its own name
     */
    Slots(List<Object> answer, String asked) {
        for (Object each : answer) {
            List<?> range = (List<?>) each;
            List<?> master = (List<?>) range.get(2);
            String host = master.get(0) == null ? "" : master.get(0).toString();
            Address owner = new Address(host.isEmpty() || "?".equals(host) ? asked : host, number(master.get(1)));
            for (int slot = number(range.get(0)); slot <= number(range.get(1)); slot++) {
                owners[slot] = owner;
            }
        }
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }

    /** Null where nobody has its slot. */
    Address owner(String channel) {
        return owners[SlotHash.getSlot(channel)];
    }

    Set<Address> owners() {
        Set<Address> all = new TreeSet<>();
        for (Address owner : owners) {
            if (owner != null) {
                all.add(owner);
            }
        }
        return all;
    }

    boolean areComplete() {
        for (Address owner : owners) {
            if (owner == null) {
                return false;
            }
        }
        return true;
    }
}
