package io.atrium.kind.document;

import io.atrium.kind.document.yjs.Awareness;
import io.atrium.kind.document.yjs.Merged;
import io.atrium.kind.document.yjs.Message;
import io.atrium.kind.document.yjs.StateVector;
import io.atrium.kind.document.yjs.Update;
import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/** A client of a document's socket: speaks y-protocols as an editor does, and holds what it was told. */
final class Editor implements AutoCloseable, WebSocket.Listener {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private final Merged document = new Merged();
    private final List<Awareness> told = new ArrayList<>();
    private final List<String> denials = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private boolean synced;
    private int closeCode;
    private final Object sending = new Object();
    private volatile WebSocket socket;

    /** Enters, and exchanges what either of the two lacks. */
    static Editor join(RestClient caller, String room) {
        Editor editor = open(caller, room);
        editor.begin();
        return editor;
    }

    /** Enters and says nothing. */
    static Editor open(RestClient caller, String room) {
        return open(caller, room, new Editor());
    }

    /** Enters again, with the document as it was when the connection broke. */
    static Editor comeBack(RestClient caller, String room, Editor away) {
        Editor back = new Editor();
        back.document.apply(Update.of(away.document.toBytes()));
        open(caller, room, back).begin();
        return back;
    }

    private static Editor open(RestClient caller, String room, Editor editor) {
        HTTP.newWebSocketBuilder()
                .connectTimeout(PATIENCE)
                .header("Authorization", caller.authorization())
                .buildAsync(caller.server().webSocket("/ws/room/" + room), editor)
                .join();
        return editor;
    }

    /** Before the first frame comes, which is to be answered. */
    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        opened.request(1);
    }

    private void begin() {
        send(Message.step1(state()));
        await("the document", () -> synced);
    }

    private synchronized StateVector state() {
        return document.state();
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        partial.writeBytes(bytes);
        if (last) {
            take(partial.toByteArray());
            partial.reset();
        }
        from.request(1);
        return null;
    }

    private synchronized void take(byte[] frame) {
        if (frame[0] == 2) {
            denials.add(new String(frame, 3, frame.length - 3, StandardCharsets.UTF_8));
            return;
        }
        Message message = Message.of(frame);
        if (message instanceof Message.Step1 asked) {
            send(Message.step2(document.since(asked.vector()).toBytes()));
        } else if (message instanceof Message.Change change) {
            document.apply(Update.of(change.update()));
            synced |= frame[1] == 1;
        } else if (message instanceof Message.Presence presence) {
            told.add(presence.awareness());
        }
    }

    @Override
    public synchronized CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        texts.add(part.toString());
        from.request(1);
        return null;
    }

    @Override
    public synchronized CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closeCode = code;
        return null;
    }

    @Override
    public synchronized void onError(WebSocket from, Throwable failure) {
        closeCode = closeCode == 0 ? 1006 : closeCode;
    }

    void send(byte[] frame) {
        synchronized (sending) {
            // A server may close in the middle of a frame; what it says then is awaited.
            socket.sendBinary(ByteBuffer.wrap(frame), true)
                    .exceptionally(closed -> null)
                    .join();
        }
    }

    void sendText(String text) {
        synchronized (sending) {
            socket.sendText(text, true).exceptionally(closed -> null).join();
        }
    }

    /** Writes as a client of this number, which has written nothing before. */
    void write(long client, String text) {
        Update update = Update.text(client, Document.ROOT, text);
        synchronized (this) {
            document.apply(update);
        }
        send(Message.update(update.toBytes()));
    }

    /** Writes while nobody hears it. */
    synchronized void writeUnheard(long client, String text) {
        document.apply(Update.text(client, Document.ROOT, text));
    }

    void move(long client, long clock, String json) {
        send(Message.presence(new Awareness(List.of(new Awareness.State(client, clock, json))).toBytes()));
    }

    synchronized String text() {
        return document.read().text(Document.ROOT);
    }

    synchronized List<String> denials() {
        return List.copyOf(denials);
    }

    synchronized List<String> texts() {
        return List.copyOf(texts);
    }

    void awaitText(String text) {
        await("the text " + text, () -> text().equals(text));
    }

    Awareness.State awaitState(long client, String json) {
        await(client + " at " + json, () -> state(client, json) != null);
        return state(client, json);
    }

    private synchronized Awareness.State state(long client, String json) {
        return told.stream()
                .flatMap(one -> one.states().stream())
                .filter(state -> state.client() == client && state.json().equals(json))
                .findFirst()
                .orElse(null);
    }

    synchronized long timesTold(long client) {
        return told.stream()
                .flatMap(one -> one.states().stream())
                .filter(state -> state.client() == client)
                .count();
    }

    String awaitDenial() {
        await("a denial", () -> !denials().isEmpty());
        return denials().get(0);
    }

    int awaitClose() {
        await("the close", () -> closeCode() != 0);
        return closeCode();
    }

    private synchronized int closeCode() {
        return closeCode;
    }

    private void await(String what, BooleanSupplier condition) {
        Await.until(() -> what + "; there is " + text() + ", denied " + denials(), PATIENCE, condition);
    }

    /** As a broken network does. */
    void cut() {
        socket.abort();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
