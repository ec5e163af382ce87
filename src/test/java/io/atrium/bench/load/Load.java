package io.atrium.bench.load;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;

/**
 * The generator's process: {@code Load PORT PID} of a server on this machine. Each line of the standard input is an order, {@code {"do":"open"|"send"|…}}, and is
 * answered with a line when it has been carried out. Ends with its input.
 */
public final class Load {
    private static final double PATIENCE_SECONDS = 180;

    private final int port;
    private final CpuMeter cpu;
    private final Fleet fleet = new Fleet();
    private WhisperLog whispers = new WhisperLog(1);
    private Polls polls;

    private Load(int port, long serverPid) throws IOException {
        this.port = port;
        cpu = new CpuMeter(serverPid);
    }

    public static void main(String[] args) throws IOException {
        Load load = new Load(Integer.parseInt(args[0]), Long.parseLong(args[1]));
        var orders = new BufferedReader(
                new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
        var answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            try (JsonReader reader = Json.createReader(new StringReader(line))) {
                answers.println(load.carryOut(reader.readObject()));
            }
        }
    }

    private JsonObject carryOut(JsonObject order) throws IOException {
        return switch (order.getString("do")) {
            case "open" -> open(order);
            case "send" -> new Traffic(fleet, Step.of(order), whispers, cpu).run();
            case "serve" -> serve(order.getJsonNumber("seconds").doubleValue());
            case "churn" ->
                new Churn(fleet, order.getInt("seed"))
                        .run(
                                order.getJsonNumber("seconds").doubleValue(),
                                order.getJsonNumber("rate").doubleValue());
            case "cut" -> cut();
            case "poll" -> poll(order);
            case "wake" -> wake();
            default -> throw new IllegalArgumentException(order.toString());
        };
    }

    private JsonObject open(JsonObject order) throws IOException {
        Opening opening = Opening.of(order, port);
        whispers = new WhisperLog(opening.rooms());
        cpu.start();
        long begin = Clock.micros();
        fleet.open(opening, PATIENCE_SECONDS);
        double seconds = (Clock.micros() - begin) / 1e6;
        CpuMeter.Used used = cpu.used();
        return state().add("seconds", seconds)
                .add("p99_ms", fleet.enteringMicros().getValueAtPercentile(99) / 1e3)
                .add("max_ms", fleet.enteringMicros().getMaxValue() / 1e3)
                .add("server_us_each", used.serverSeconds() * 1e6 / opening.count())
                .build();
    }

    private JsonObject serve(double seconds) throws IOException {
        long until = Clock.micros() + Clock.micros(seconds);
        while (Clock.micros() < until) {
            fleet.serve(20);
        }
        return state().build();
    }

    private JsonObject cut() throws IOException {
        fleet.cutAll();
        return state().build();
    }

    private JsonObject poll(JsonObject order) throws IOException {
        if (polls != null) {
            polls.close();
        }
        polls = new Polls(port, order.getString("path"), order.getString("authorization"));
        polls.ask(order.getInt("count"), order.getInt("at_once", 200), PATIENCE_SECONDS);
        return polled();
    }

    /** The first socket of the fleet says something in its room. */
    private JsonObject wake() throws IOException {
        fleet.send(fleet.connections()[0], ClientFrame.message(100).stamped(Clock.micros(), 0));
        polls.await(PATIENCE_SECONDS);
        return polled();
    }

    private JsonObject polled() {
        return Json.createObjectBuilder()
                .add("waiting", polls.waiting())
                .add("answered", polls.answeredMicros().getTotalCount())
                .add("failed", polls.failed())
                .add("trouble", polls.trouble())
                .add("p50_ms", polls.answeredMicros().getValueAtPercentile(50) / 1e3)
                .add("max_ms", polls.answeredMicros().getMaxValue() / 1e3)
                .build();
    }

    private JsonObjectBuilder state() {
        return Json.createObjectBuilder()
                .add("opened", fleet.opened())
                .add("refused", fleet.refused())
                .add("lost", fleet.lost())
                .add("trouble", fleet.trouble());
    }
}
