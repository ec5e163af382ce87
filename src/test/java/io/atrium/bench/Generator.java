package io.atrium.bench;

import io.atrium.bench.load.Load;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The {@link Load} process, which does as it is told, one order after the other. Ends with this process too. */
final class Generator implements AutoCloseable {
    private final Process process;
    private final PrintWriter orders;
    private final BufferedReader answers;
    private final List<String> authorizations;

    Generator(ServerUnderTest server) throws IOException {
        // One thread and no garbage to speak of: the simplest collector disturbs least.
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Load.class.getName(),
                        Integer.toString(server.port()),
                        Long.toString(server.pid()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        answers = process.inputReader(StandardCharsets.UTF_8);
        authorizations = server.authorizations();
    }

    /** @param members of the order besides what is to be done */
    JsonObject order(String what, JsonObjectBuilder members) throws IOException {
        orders.println(members.add("do", what).build());
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the load generator has ended");
        }
        try (JsonReader reader = Json.createReader(new StringReader(answer))) {
            return reader.readObject();
        }
    }

    JsonObject order(String what) throws IOException {
        return order(what, Json.createObjectBuilder());
    }

    /** Opens sockets, after those of before have gone; all must come in. */
    JsonObject open(int count, int rooms, String path, JsonObjectBuilder further) throws IOException {
        cut();
        JsonArrayBuilder headers = Json.createArrayBuilder();
        authorizations.forEach(headers::add);
        JsonObject opened = order(
                "open",
                further.add("count", count)
                        .add("rooms", rooms)
                        .add("path", path)
                        .add("authorizations", headers));
        if (opened.getInt("opened") != count) {
            throw new IOException("only " + opened.getInt("opened") + " of " + count + " came in: " + opened);
        }
        return opened;
    }

    JsonObject open(int count, int rooms, String path) throws IOException {
        return open(count, rooms, path, Json.createObjectBuilder());
    }

    /** Opens so many sockets to one room. */
    JsonObject crowd(int count, String room) throws IOException {
        return open(count, 1, "/ws/room/" + room);
    }

    /** All sockets go, without a word. */
    void cut() throws IOException {
        order("cut");
    }

    /** Long polls of somebody. */
    JsonObject poll(RestClient caller, int count, String path) throws IOException {
        return order(
                "poll",
                Json.createObjectBuilder()
                        .add("count", count)
                        .add("path", path)
                        .add("authorization", caller.authorization()));
    }

    @Override
    public void close() throws IOException {
        orders.close();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
