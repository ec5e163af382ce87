package io.atrium.web.wizard;

/** A step in the row of steps. */
public final class StepMark {
    private final Step step;
    private final int number;
    private final Step current;

    StepMark(Step step, int number, Step current) {
        this.step = step;
        this.number = number;
        this.current = current;
    }

    public String getId() {
        return step.id();
    }

    public int getNumber() {
        return number;
    }

    public boolean isDone() {
        return step.compareTo(current) < 0;
    }

    public boolean isCurrent() {
        return step == current;
    }

    public boolean isToCome() {
        return step.compareTo(current) > 0;
    }
}
