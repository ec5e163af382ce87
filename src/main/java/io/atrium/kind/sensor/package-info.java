/**
 * The sensor room: readings of devices, charts that keep up with them, and alarms.
 *
 * <pre>
 * reading --> SensorKind --> the log --> Panels (memory, each commit) --> Watch --> alarm --> the log
 *                                           |                                        |
 *                                   once a second                           its own transaction
 *                                           v                                        v
 *                              sensor, sensor_bucket                           sensor_alarm
 * </pre>
 *
 * A {@code Panel} holds what a room's log comes to: the newest reading of each sensor, the alarms, and what the next write adds to the buckets charts
 * are drawn from. It can be made from the log at any time. Errors are the road's: {@code invalid}, {@code unknown_type}, {@code conflict}.
 */
package io.atrium.kind.sensor;
