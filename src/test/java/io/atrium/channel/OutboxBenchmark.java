package io.atrium.channel;

import io.atrium.wire.Limits;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One frame through one client's outbox to a connection that takes it at once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class OutboxBenchmark {
    private final Outgoing frame = Outgoing.of("{\"type\":\"typing\",\"from\":\"ann\"}");
    private final TakesEverything transport = new TakesEverything();
    private final Outbox outbox =
            new Outbox(transport, Limits.DEFAULTS.outboxBytes(), Limits.DEFAULTS.outboxStall(), System::nanoTime);

    @Benchmark
    public long offer() {
        outbox.offer(frame);
        return transport.bytes;
    }
}
