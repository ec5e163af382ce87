package io.atrium.chaos;

import io.atrium.chaos.Checker.Complaint;
import io.atrium.chaos.Checker.Wrong;
import io.atrium.chaos.Diary.Silence;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What came of it.
 *
 * @param began nanoseconds, of the diaries' clock
 * @param presence how long after everything was mended all nodes and clients agreed on who is there; and after some had left
 */
record Outcome(
        String name,
        long began,
        Schedule schedule,
        List<Diary> diaries,
        List<Duration> presence,
        List<Complaint> complaints) {
    private static final int SHOWN = 20;

    long count(Wrong wrong) {
        return complaints.stream()
                .filter(complaint -> complaint.wrong() == wrong)
                .count();
    }

    private Silence longestSilence() {
        return diaries.stream()
                .map(Diary::longestSilence)
                .max(Comparator.comparing(Silence::nanos))
                .orElseThrow();
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    /** As docs/operations.md has it. */
    @Override
    public String toString() {
        Map<String, Long> sorts = schedule.faults().stream()
                .collect(Collectors.groupingBy(Fault::name, TreeMap::new, Collectors.counting()));
        StringBuilder text = new StringBuilder(name)
                .append(": ")
                .append(diaries.size())
                .append(" clients, ")
                .append(schedule.length().toSeconds())
                .append(" s, ")
                .append(schedule.faults().size())
                .append(" faults ")
                .append(sorts)
                .append("; acked ")
                .append(diaries.stream().mapToInt(diary -> diary.acks().size()).sum())
                .append(", sent again ")
                .append(diaries.stream().mapToInt(Diary::resent).sum())
                .append(", heard ")
                .append(diaries.stream().mapToInt(diary -> diary.heard().size()).sum())
                .append(", connections ")
                .append(diaries.stream().mapToInt(Diary::connections).sum())
                .append(", longest silence of a client ")
                .append(millis(longestSilence().nanos()))
                .append(" ms (")
                .append(longestSilence().whose().login())
                .append(" from ")
                .append(millis(longestSilence().from() - began))
                .append(" ms on), presence true after ")
                .append(presence.stream().map(Duration::toMillis).toList())
                .append(" ms");
        for (Wrong wrong : Wrong.values()) {
            text.append(", ").append(wrong).append(' ').append(count(wrong));
        }
        return text.append(examples()).toString();
    }

    private String examples() {
        StringBuilder text = new StringBuilder();
        for (Wrong wrong : Wrong.values()) {
            complaints.stream()
                    .filter(complaint -> complaint.wrong() == wrong)
                    .limit(SHOWN)
                    .forEach(complaint ->
                            text.append('\n').append(wrong).append(": ").append(complaint.what()));
        }
        return text.toString();
    }
}
