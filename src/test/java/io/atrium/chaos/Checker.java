package io.atrium.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;

/** Holds what the clients have written down against the rooms' logs, and against each other. */
final class Checker {
    /** What a departure is told behind it. */
    private static final Duration TELLING = Duration.ofSeconds(3);

    private final Map<String, List<Said>> logs;
    private final LongPredicate deaf;
    private final List<Complaint> complaints = new ArrayList<>();

    /** What may be wrong. */
    enum Wrong {
        LOST,
        DOUBLED,
        DISORDERED,
        FOREIGN,
        FLICKERED,
        TURNED_AWAY
    }

    record Complaint(Wrong wrong, String what) {}

    private Checker(Map<String, List<Said>> logs, LongPredicate deaf) {
        this.logs = logs;
        this.deaf = deaf;
    }

    /**
     * @param logs by room, as one node reads them at the end
     * @param diaries of everybody who has sent anything
     * @param deaf when a node could not tell the others for so long who is there that they may take it for dead
     */
    static List<Complaint> check(Map<String, List<Said>> logs, List<Diary> diaries, LongPredicate deaf) {
        Checker checker = new Checker(logs, deaf);
        logs.forEach((room, log) -> {
            List<Diary> members =
                    diaries.stream().filter(diary -> diary.room().equals(room)).toList();
            checker.checkLog(room, log, members);
            members.forEach(told -> members.forEach(other -> checker.checkPresence(told, other)));
        });
        diaries.forEach(checker::checkDiary);
        return checker.complaints;
    }

    /** Whether a second node reads the same. */
    static List<Complaint> compare(Map<String, List<Said>> logs, Map<String, List<Said>> others) {
        Checker checker = new Checker(logs, never -> false);
        logs.forEach((room, log) -> {
            if (!log.equals(others.get(room))) {
                checker.complain(Wrong.DISORDERED, "two nodes read another log of " + room);
            }
        });
        return checker.complaints;
    }

    private void checkLog(String room, List<Said> log, List<Diary> members) {
        Set<String> sent = new HashSet<>();
        members.forEach(member -> member.sent().forEach(ref -> sent.add(member.login() + " " + ref)));
        Set<String> stored = new HashSet<>();
        for (int i = 0; i < log.size(); i++) {
            Said entry = log.get(i);
            String sending = entry.from() + " " + entry.ref();
            if (entry.seq() != i + 1) {
                complain(Wrong.LOST, "the log of " + room + " has " + entry.seq() + " in place " + (i + 1));
            }
            if (!stored.add(sending)) {
                complain(Wrong.DOUBLED, "the log of " + room + " has " + sending + " twice");
            }
            if (!sent.contains(sending) || !entry.isOf(room)) {
                complain(Wrong.FOREIGN, "nobody has said in " + room + " " + entry);
            }
        }
    }

    /** Whether one was told that the other has left while it was there, and had been for a while. */
    private void checkPresence(Diary told, Diary other) {
        for (long at : told.departures(other.login())) {
            if (other.wasConnected(at - TELLING.toNanos(), at) && !deaf.test(at)) {
                long millis = TimeUnit.NANOSECONDS.toMillis(at - told.began());
                complain(
                        Wrong.FLICKERED,
                        told.login() + " was told after " + millis + " ms that " + other.login() + " had left");
            }
        }
    }

    private void checkDiary(Diary diary) {
        Map<Long, Said> log = new TreeMap<>();
        logs.get(diary.room()).forEach(entry -> log.put(entry.seq(), entry));
        checkAcks(diary, log);
        checkHeard(diary, log);
        diary.refusals().forEach(refusal -> complain(Wrong.TURNED_AWAY, diary.login() + " was told " + refusal));
    }

    private void checkAcks(Diary diary, Map<Long, Said> log) {
        Map<String, Set<Long>> acks = diary.acks();
        for (String ref : diary.sent()) {
            if (!acks.containsKey(ref)) {
                complain(Wrong.LOST, ref + " of " + diary.login() + " was never acked");
            }
        }
        acks.forEach((ref, numbers) -> {
            if (numbers.size() > 1) {
                complain(Wrong.DOUBLED, ref + " of " + diary.login() + " was acked as " + numbers);
            }
            for (long seq : numbers) {
                if (!isAt(log, seq, diary.login(), ref)) {
                    complain(Wrong.LOST, ref + " of " + diary.login() + " was acked as " + seq + " and is not there");
                }
            }
        });
    }

    private static boolean isAt(Map<Long, Said> log, long seq, String login, String ref) {
        Said entry = log.get(seq);
        return entry != null && entry.from().equals(login) && entry.ref().equals(ref);
    }

    private void checkHeard(Diary diary, Map<Long, Said> log) {
        String who = diary.login() + " in " + diary.room();
        Set<Long> heard = new HashSet<>();
        long last = 0;
        for (Said entry : diary.heard()) {
            if (!entry.isOf(diary.room())) {
                complain(Wrong.FOREIGN, who + " has heard " + entry);
            } else if (!heard.add(entry.seq())) {
                complain(Wrong.DOUBLED, who + " has heard " + entry.seq() + " again");
            } else if (entry.seq() < last) {
                complain(Wrong.DISORDERED, who + " has heard " + entry.seq() + " after " + last);
            } else if (!entry.equals(log.get(entry.seq()))) {
                complain(Wrong.DISORDERED, who + " has heard " + entry + " and not " + log.get(entry.seq()));
            }
            if (entry.isOf(diary.room())) {
                last = Math.max(last, entry.seq());
            }
        }
        for (long seq : log.keySet()) {
            if (!heard.contains(seq)) {
                complain(Wrong.LOST, who + " has not heard " + seq);
            }
        }
        if (diary.unrecovered() > 0) {
            complain(Wrong.LOST, who + " could not go on where it was, " + diary.unrecovered() + " times");
        }
    }

    private void complain(Wrong wrong, String what) {
        complaints.add(new Complaint(wrong, what));
    }
}
