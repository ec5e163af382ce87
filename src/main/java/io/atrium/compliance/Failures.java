package io.atrium.compliance;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Jobs that fail: each waits the longer the oftener it does, so that it keeps no other from its turn, and not for ever. For one thread. */
final class Failures {
    /** Of one step, one after the other: with the waits, most of a day. */
    static final int MOST = 1_000;

    private static final int LONGEST_WAIT = 60;

    private final Map<Long, Failing> failing = new HashMap<>();

    private record Failing(long step, int times, long until) {}

    /** @param now in rounds @return whether it has failed too often */
    boolean note(Job job, long now) {
        Failing before = failing.get(job.getId());
        int times = before == null || before.step() != job.step() ? 1 : before.times() + 1;
        failing.put(job.getId(), new Failing(job.step(), times, now + Math.min(times, LONGEST_WAIT)));
        return times >= MOST;
    }

    void forget(long jobId) {
        failing.remove(jobId);
    }

    /** Those whose turn it isn't yet. */
    Set<Long> waiting(long now) {
        return failing.entrySet().stream()
                .filter(one -> one.getValue().until() > now)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
