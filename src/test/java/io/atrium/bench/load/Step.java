package io.atrium.bench.load;

import jakarta.json.JsonObject;

/**
 * Some seconds of sending.
 *
 * @param rate messages a second, of all senders together; where {@code closed}, each sender sends when its last message has arrived instead
 * @param senders the first so many connections, in turn
 * @param whispers sends what is not stored
 * @param characters of a message's text
 * @param warmSeconds sent and counted, but not timed
 * @param drainSeconds what the last messages are given to arrive
 */
record Step(
        double rate,
        boolean closed,
        int senders,
        boolean whispers,
        int characters,
        double warmSeconds,
        double seconds,
        double drainSeconds) {
    static Step of(JsonObject order) {
        return new Step(
                number(order, "rate", 0),
                order.getBoolean("closed", false),
                order.getInt("senders", 1),
                order.getBoolean("whispers", false),
                order.getInt("characters", 100),
                number(order, "warm_seconds", 1),
                number(order, "seconds", 3),
                number(order, "drain_seconds", 5));
    }

    private static double number(JsonObject order, String name, double otherwise) {
        return order.containsKey(name) ? order.getJsonNumber(name).doubleValue() : otherwise;
    }
}
