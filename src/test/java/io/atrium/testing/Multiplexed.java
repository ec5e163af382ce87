package io.atrium.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** The multiplexed connection, spoken by hand: what stock clients never say can be said here. */
public final class Multiplexed implements AutoCloseable, WebSocket.Listener {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private final AtomicInteger ids = new AtomicInteger(100);
    private final StringBuilder partial = new StringBuilder();
    private final List<String> frames = new ArrayList<>();
    private final List<JsonObject> replies = new ArrayList<>();
    private final boolean answersPings;
    private WebSocket socket;
    private int closeCode;
    private String closeReason;

    private Multiplexed(boolean answersPings) {
        this.answersPings = answersPings;
    }

    /** Opens the socket and says nothing. Shows what the caller has, in the handshake. */
    public static Multiplexed open(RestClient caller) {
        return open(caller, true);
    }

    /** One that keeps silent when it is pinged. */
    public static Multiplexed silent(RestClient caller) {
        return open(caller, false);
    }

    private static Multiplexed open(RestClient caller, boolean answersPings) {
        Multiplexed client = new Multiplexed(answersPings);
        WebSocket.Builder builder = HTTP.newWebSocketBuilder().connectTimeout(PATIENCE);
        if (caller.authorization() != null) {
            builder.header("Authorization", caller.authorization());
        }
        client.socket = builder.buildAsync(caller.server().webSocket("/connection/websocket"), client)
                .join();
        return client;
    }

    /** Opens it and connects. */
    public static Multiplexed connect(RestClient caller) {
        Multiplexed client = open(caller);
        client.result("connect", "{}");
        return client;
    }

    /** Sends a command with the next id and waits for its reply, whatever it says. */
    public JsonObject command(String name, String params) {
        int id = ids.incrementAndGet();
        sendText("{\"id\":" + id + ",\"" + name + "\":" + params + "}");
        return await(name, reply -> reply.getInt("id", 0) == id);
    }

    /** As {@link #command}; its result, where it is no error. */
    public JsonObject result(String name, String params) {
        JsonObject reply = command(name, params);
        if (!reply.containsKey(name)) {
            throw new AssertionError(reply);
        }
        return reply.getJsonObject(name);
    }

    /** As {@link #command}; the code of the error it must be answered with. */
    public int error(String name, String params) {
        JsonObject reply = command(name, params);
        if (!reply.containsKey("error")) {
            throw new AssertionError(reply);
        }
        return reply.getJsonObject("error").getInt("code");
    }

    public JsonObject subscribe(String room) {
        return result("subscribe", "{\"channel\":\"room:" + room + "\"}");
    }

    /** Says it and waits until it is committed. */
    public void say(String room, String message) {
        result("publish", "{\"channel\":\"room:" + room + "\",\"data\":{\"message\":\"" + message + "\"}}");
    }

    public JsonObject awaitPush(String channel, String what) {
        return awaitPush(channel, what, any -> true);
    }

    /** The first push of that kind, seen already or still to come, that is as wanted: what it pushes. */
    public JsonObject awaitPush(String channel, String what, Predicate<JsonObject> wanted) {
        return await(
                        what + " at " + channel,
                        reply -> isPush(reply, channel, what)
                                && wanted.test(reply.getJsonObject("push").getJsonObject(what)))
                .getJsonObject("push")
                .getJsonObject(what);
    }

    /** The first frame of the person's own channel that is as wanted. */
    public JsonObject awaitOwn(String login, Predicate<JsonObject> wanted) {
        return awaitPush("user:" + login, "pub", pub -> wanted.test(pub.getJsonObject("data")))
                .getJsonObject("data");
    }

    private static boolean isPush(JsonObject reply, String channel, String what) {
        JsonObject push = reply.getJsonObject("push");
        return push != null && channel.equals(push.getString("channel", null)) && push.containsKey(what);
    }

    /** The entry with that message. */
    public JsonObject awaitMessage(String room, String message) {
        return awaitPush(
                "room:" + room,
                "pub",
                pub -> message.equals(pub.getJsonObject("data").getString("message", null)));
    }

    public synchronized JsonObject await(String what, Predicate<JsonObject> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int seen = 0;
        while (true) {
            for (; seen < replies.size(); seen++) {
                if (wanted.test(replies.get(seen))) {
                    return replies.get(seen);
                }
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (closeCode != 0 || left <= 0) {
                throw new AssertionError(
                        what + " did not come; close " + closeCode + " " + closeReason + "; there are " + frames);
            }
            try {
                wait(left);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }

    public synchronized List<JsonObject> replies() {
        return List.copyOf(replies);
    }

    /** As they came, each perhaps of several lines. */
    public synchronized List<String> frames() {
        return List.copyOf(frames);
    }

    /** As text, whatever it is. */
    public void sendText(String text) {
        socket.sendText(text, true).exceptionally(closed -> null).join();
    }

    public void sendBinary(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true)
                .exceptionally(closed -> null)
                .join();
    }

    /** Part of a frame. */
    public void sendPart(String text, boolean last) {
        socket.sendText(text, last).exceptionally(closed -> null).join();
    }

    /** Waits for the close frame; its code and reason, with a blank between. */
    public String awaitClose() {
        return awaitClose(PATIENCE);
    }

    public String awaitClose(Duration patience) {
        Await.until(() -> "closed; frames: " + frames(), patience, this::isClosed);
        synchronized (this) {
            return closeCode + " " + closeReason;
        }
    }

    private synchronized boolean isClosed() {
        return closeCode != 0;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        partial.append(part);
        if (last) {
            take(partial.toString());
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void take(String frame) {
        boolean pinged = false;
        synchronized (this) {
            frames.add(frame);
            for (String line : frame.split("\n")) {
                try (JsonReader reader = Json.createReader(new StringReader(line))) {
                    JsonObject reply = reader.readObject();
                    replies.add(reply);
                    pinged |= reply.isEmpty();
                }
            }
            notifyAll();
        }
        if (pinged && answersPings) {
            sendText("{}");
        }
    }

    @Override
    public synchronized CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closeCode = code;
        closeReason = reason;
        notifyAll();
        return null;
    }

    @Override
    public synchronized void onError(WebSocket from, Throwable failure) {
        if (closeCode == 0) {
            closeCode = 1006;
        }
        notifyAll();
    }

    /** Cuts the connection as a broken network does. */
    public void cut() {
        socket.abort();
    }

    @Override
    public void close() {
        cut();
    }
}
