package io.atrium.channel;

import io.atrium.wire.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Messages to a room of 1,000 whose connections take everything at once: what the fan-out costs without the network, for each call. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class FanOutBenchmark {
    private static final int SESSIONS = 1_000;

    /** How many messages have come together. */
    @Param({"1", "20"})
    private int messages;

    private final Group group = new Group((after, before) -> List.of(), Runnable::run, new Deliveries());
    private final List<TakesEverything> transports = new ArrayList<>();
    private long seq;

    @Setup
    public void subscribe() {
        for (int i = 0; i < SESSIONS; i++) {
            TakesEverything transport = new TakesEverything();
            ClientSession session = new ClientSession(
                    new ClientSession.Holder("ann", "member", "token", null),
                    new ClientSession.Entrance("test", "::1", null),
                    transport,
                    Limits.DEFAULTS,
                    System::nanoTime);
            group.subscribe(session, Dialect.JSON).start(0);
            transports.add(transport);
        }
    }

    @Benchmark
    public long committed() {
        return deliver(true);
    }

    @Benchmark
    public long ephemeral() {
        return deliver(false);
    }

    private long deliver(boolean stored) {
        List<Message> some = new ArrayList<>(messages);
        for (int i = 0; i < messages; i++) {
            some.add(
                    stored
                            ? Message.entry(
                                    ++seq,
                                    "{\"type\":\"message\",\"seq\":" + seq + ",\"from\":\"ann\",\"message\":\"hello\"}")
                            : Message.ephemeral("{\"type\":\"typing\",\"from\":\"ann\"}", "somebody"));
        }
        group.receive(some);
        return transports.get(SESSIONS - 1).bytes;
    }
}
