package io.atrium.kind.sensor;

/** Readings of one sensor taken together: how many, their sum, and their extremes with their times. */
final class Bucket {
    private long n;
    private double total;
    private double low = Double.POSITIVE_INFINITY;
    private long lowAt;
    private double high = Double.NEGATIVE_INFINITY;
    private long highAt;

    Bucket() {}

    Bucket(long n, double total, double low, long lowAt, double high, long highAt) {
        this.n = n;
        this.total = total;
        this.low = low;
        this.lowAt = lowAt;
        this.high = high;
        this.highAt = highAt;
    }

    void add(long at, double value) {
        n++;
        total += value;
        lower(value, at);
        raise(value, at);
    }

    void add(Bucket other) {
        n += other.n;
        total += other.total;
        if (other.n > 0) {
            lower(other.low, other.lowAt);
            raise(other.high, other.highAt);
        }
    }

    private void lower(double value, long at) {
        if (value < low) {
            low = value;
            lowAt = at;
        }
    }

    private void raise(double value, long at) {
        if (value > high) {
            high = value;
            highAt = at;
        }
    }

    long n() {
        return n;
    }

    double total() {
        return total;
    }

    double low() {
        return low;
    }

    /** Milliseconds since 1970. */
    long lowAt() {
        return lowAt;
    }

    double high() {
        return high;
    }

    long highAt() {
        return highAt;
    }
}
