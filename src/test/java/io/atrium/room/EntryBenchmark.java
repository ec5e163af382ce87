package io.atrium.room;

import jakarta.json.Json;
import java.time.Instant;
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

/** What goes out: an entry to text. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EntryBenchmark {
    private final Entry entry = new Entry(
            129,
            Instant.parse("2026-11-20T14:21:00.123Z"),
            new Draft(
                    1,
                    "ann",
                    "message",
                    "c-17",
                    Json.createObjectBuilder()
                            .add("message", "How far is the build?")
                            .build()));

    @Benchmark
    public String toJson() {
        return entry.toJson();
    }
}
