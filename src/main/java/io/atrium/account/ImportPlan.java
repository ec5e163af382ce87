package io.atrium.account;

import java.util.List;

/** What bringing in a table of people comes to, row by row: all of it, or, where one is refused, nothing. */
public record ImportPlan(List<Step> steps) {
    /** What becomes of a row. */
    public enum Outcome {
        CREATE,
        CHANGE,
        SAME,
        REFUSE
    }

    /**
     * @param line of the table, from 1
     * @param login as the row has it
     * @param why it is refused, or what changes; null where there is nothing to say
     * @param account what is wanted; null where it is refused
     */
    public record Step(long line, String login, Outcome outcome, String why, NewAccount account) {}

    public long count(Outcome outcome) {
        return steps.stream().filter(step -> step.outcome == outcome).count();
    }

    public boolean isPossible() {
        return count(Outcome.REFUSE) == 0;
    }

    List<NewAccount> of(Outcome outcome) {
        return steps.stream()
                .filter(step -> step.outcome == outcome)
                .map(Step::account)
                .toList();
    }
}
