package io.atrium.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** A client of the room socket: collects what comes, and waits for what should. */
public final class RoomClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private static final AtomicLong REFS = new AtomicLong();

    private final RestClient caller;
    private final String room;
    private final Inbox inbox;
    private final WebSocket socket;

    private RoomClient(RestClient caller, String room, Inbox inbox, WebSocket socket) {
        this.caller = caller;
        this.room = room;
        this.inbox = inbox;
        this.socket = socket;
    }

    /** That the server did not let a socket in, with the HTTP status it answered. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;

        Refused(int status) {
            super("HTTP " + status);
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /** That the connection ended before what was waited for came. */
    public static final class Broken extends AssertionError {
        private static final long serialVersionUID = 1L;

        Broken(String what) {
            super(what);
        }
    }

    /** Enters a room and waits for the welcome. */
    public static RoomClient join(RestClient caller, String room) {
        return join(caller, room, "");
    }

    /** @param query {@code ?after=…}, or empty */
    public static RoomClient join(RestClient caller, String room, String query) {
        RoomClient client = open(caller, room, query, Map.of());
        client.await("the welcome", frame -> "welcome".equals(frame.getString("type", "")));
        return client;
    }

    /**
     * Opens the socket and waits for nothing.
     *
     * @throws Refused where the handshake is
     */
    public static RoomClient open(RestClient caller, String room, String query, Map<String, String> headers) {
        return connect(caller, room, "/ws/room/" + room + query, headers);
    }

    private static RoomClient connect(RestClient caller, String room, String path, Map<String, String> headers) {
        URI uri = caller.server().webSocket(path);
        Inbox inbox = new Inbox();
        WebSocket.Builder builder = HTTP.newWebSocketBuilder().connectTimeout(PATIENCE);
        if (caller.authorization() != null) {
            builder.header("Authorization", caller.authorization());
        }
        headers.forEach(builder::header);
        try {
            return new RoomClient(
                    caller, room, inbox, builder.buildAsync(uri, inbox).join());
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof WebSocketHandshakeException refused) {
                throw new Refused(refused.getResponse().statusCode());
            }
            throw failure;
        }
    }

    /** Another connection from where this one stands. */
    public RoomClient resume() {
        return join(caller, room, "?after=" + position() + "&epoch=" + epoch());
    }

    public JsonObject welcome() {
        return await("the welcome", frame -> "welcome".equals(frame.getString("type", "")));
    }

    public String epoch() {
        return welcome().getString("epoch");
    }

    /** The number of the last entry seen. */
    public long position() {
        return inbox.position();
    }

    /** All entries seen, those of the welcome first, in the order they came. */
    public List<JsonObject> entries() {
        return inbox.entries();
    }

    /** All frames so far, as they came. */
    public List<String> texts() {
        return inbox.texts();
    }

    /** The first frame, seen already or still to come, that is as wanted. */
    public JsonObject await(String what, Predicate<JsonObject> wanted) {
        return inbox.await(room + ", " + caller.login() + ": " + what, PATIENCE, wanted);
    }

    public JsonObject awaitMessage(String text) {
        return inbox.awaitEntry("message " + text, PATIENCE, entry -> text.equals(entry.getString("message", null)));
    }

    /** Waits until every entry up to this one was seen. */
    public void awaitPosition(long seq) {
        Await.until(() -> "entry " + seq + ", at " + position(), PATIENCE, () -> position() >= seq);
    }

    public JsonObject awaitError(String code) {
        return await("error " + code, frame -> code.equals(frame.getString("code", null)));
    }

    /** Sends text as it is, JSON or not. */
    public void sendText(String text) {
        // A server may close in the middle of a frame; what it says then is in the inbox.
        socket.sendText(text, true).exceptionally(closed -> null).join();
    }

    public void send(JsonObject frame) {
        sendText(frame.toString());
    }

    /** Sends a chat message and waits for its ack; returns its number. */
    public long say(String message) {
        String ref = "r-" + REFS.incrementAndGet();
        send(Json.createObjectBuilder().add("message", message).add("ref", ref).build());
        JsonObject answer = awaitAnswer(ref);
        if (!"ack".equals(answer.getString("type"))) {
            throw new AssertionError(answer);
        }
        return answer.getJsonNumber("seq").longValue();
    }

    /** The ack or the error for a frame of this ref. */
    public JsonObject awaitAnswer(String ref) {
        return await("an answer to " + ref, frame -> isAnswerTo(ref, frame));
    }

    public JsonObject awaitAck(String ref) {
        return await("ack of " + ref, frame -> isAnswerTo(ref, frame) && "ack".equals(frame.getString("type")));
    }

    /** Sends a frame again and again, as the errors ask for, until it is acked. */
    public void sendUntilAcked(String frame, String ref) {
        Await.until("ack of " + ref, () -> {
            int seen = texts().size();
            sendText(frame);
            return "ack"
                    .equals(inbox.awaitFrom(seen, "an answer to " + ref, PATIENCE, answer -> isAnswerTo(ref, answer))
                            .getString("type"));
        });
    }

    private static boolean isAnswerTo(String ref, JsonObject frame) {
        String type = frame.getString("type", "");
        return ref.equals(frame.getString("ref", null)) && (type.equals("ack") || type.equals("error"));
    }

    /** Stops reading, as a client does that hangs. */
    public void stopReading() {
        inbox.stopReading();
    }

    /** 0 while it is open; else as {@link #awaitClose}. */
    public int closeCode() {
        return inbox.closeCode();
    }

    /** Waits for the close frame; its code. 1006 where the connection just broke. */
    public int awaitClose() {
        Await.until(() -> "closed; frames: " + texts(), PATIENCE, () -> inbox.closeCode() != 0);
        return inbox.closeCode();
    }

    /** Cuts the connection as a broken network does. */
    public void cut() {
        socket.abort();
    }

    /** Says goodbye. */
    @Override
    public void close() {
        if (!socket.isOutputClosed()) {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                    .exceptionally(gone -> null)
                    .join();
        }
        socket.abort();
    }
}
