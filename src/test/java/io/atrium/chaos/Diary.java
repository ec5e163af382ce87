package io.atrium.chaos;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What one client has seen, written down as it came: over all its connections, with nothing put right. */
final class Diary {
    private final String login;
    private final String room;
    private final Set<String> sent = new LinkedHashSet<>();
    private final Map<String, Set<Long>> acks = new LinkedHashMap<>();
    private final List<Said> heard = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private final Set<String> online = new TreeSet<>();
    private final List<Stay> stays = new ArrayList<>();
    private final Map<String, List<Long>> departures = new LinkedHashMap<>();
    private int unrecovered;
    private int resent;
    private long heardAt = -1; // not yet
    private Silence longestSilence = new Silence(this, 0, 0);

    /** Nanoseconds of whatever clock, as all times here. */
    private record Stay(long from, long until) {}

    /** While nothing came to somebody. */
    record Silence(Diary whose, long from, long nanos) {}

    Diary(String login, String room) {
        this.login = login;
        this.room = room;
    }

    String login() {
        return login;
    }

    String room() {
        return room;
    }

    /** Sends a frame, whether or not it has sent it before. */
    synchronized void sent(String ref) {
        if (!sent.add(ref)) {
            resent++;
        }
    }

    synchronized void acked(String ref, long seq) {
        acks.computeIfAbsent(ref, first -> new TreeSet<>()).add(seq);
    }

    synchronized void heard(Said entry) {
        heard.add(entry);
    }

    /**
     * Is let in.
     *
     * @param nanos the time, here and below
     * @param recovered whether all that was said since is to come
     */
    synchronized void welcomed(long nanos, boolean recovered, Set<String> present) {
        stays.add(new Stay(nanos, Long.MAX_VALUE));
        if (!recovered) {
            unrecovered++;
        }
        online.clear();
        online.addAll(present);
    }

    /** Has lost its connection, or ended it. */
    synchronized void disconnected(long nanos) {
        if (!stays.isEmpty() && stays.get(stays.size() - 1).until == Long.MAX_VALUE) {
            stays.add(new Stay(stays.remove(stays.size() - 1).from, nanos));
        }
    }

    synchronized void presence(long nanos, Set<String> joined, Set<String> left) {
        online.addAll(joined);
        online.removeAll(left);
        left.forEach(gone ->
                departures.computeIfAbsent(gone, first -> new ArrayList<>()).add(nanos));
    }

    /** Is told that it may not do what it may. */
    synchronized void refused(String what) {
        refusals.add(what);
    }

    /** Something has come. */
    synchronized void signOfLife(long nanos) {
        if (heardAt >= 0 && nanos - heardAt > longestSilence.nanos()) {
            longestSilence = new Silence(this, heardAt, nanos - heardAt);
        }
        heardAt = nanos;
    }

    synchronized Set<String> sent() {
        return Set.copyOf(sent);
    }

    synchronized Map<String, Set<Long>> acks() {
        return new LinkedHashMap<>(acks);
    }

    synchronized List<Said> heard() {
        return List.copyOf(heard);
    }

    synchronized List<String> refusals() {
        return List.copyOf(refusals);
    }

    /** Who is there, as far as it knows. */
    synchronized Set<String> online() {
        return new TreeSet<>(online);
    }

    /** When it was let in for the first time. */
    synchronized long began() {
        return stays.get(0).from;
    }

    synchronized int connections() {
        return stays.size();
    }

    synchronized boolean wasConnected(long from, long until) {
        return stays.stream().anyMatch(stay -> stay.from <= from && stay.until > until);
    }

    /** When it was told that somebody has left. */
    synchronized List<Long> departures(String login) {
        return List.copyOf(departures.getOrDefault(login, List.of()));
    }

    synchronized int unrecovered() {
        return unrecovered;
    }

    synchronized int resent() {
        return resent;
    }

    synchronized Silence longestSilence() {
        return longestSilence;
    }
}
