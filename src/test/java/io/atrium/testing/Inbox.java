package io.atrium.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What has come over a socket. Whoever waits is woken by each frame. */
final class Inbox implements WebSocket.Listener {
    private final StringBuilder partial = new StringBuilder();
    private final List<String> texts = new ArrayList<>();
    private final List<JsonObject> frames = new ArrayList<>();
    private final List<JsonObject> entries = new ArrayList<>();
    private volatile boolean reading = true;
    private int closeCode;
    private long position;

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        partial.append(part);
        if (last) {
            take(partial.toString());
            partial.setLength(0);
        }
        if (reading) {
            socket.request(1);
        }
        return null;
    }

    private synchronized void take(String text) {
        texts.add(text);
        // Bare text of ?format=text is no object.
        if (text.startsWith("{")) {
            try (JsonReader reader = Json.createReader(new StringReader(text))) {
                JsonObject frame = reader.readObject();
                frames.add(frame);
                keepEntries(frame);
            }
        }
        notifyAll();
    }

    private void keepEntries(JsonObject frame) {
        if (frame.containsKey("entries")) {
            entries.addAll(frame.getJsonArray("entries").getValuesAs(JsonObject.class));
            position = frame.getJsonNumber("seq").longValue();
        } else if (frame.containsKey("seq") && frame.containsKey("at")) {
            entries.add(frame);
            position = frame.getJsonNumber("seq").longValue();
        }
    }

    @Override
    public synchronized CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        closeCode = code;
        notifyAll();
        return null;
    }

    @Override
    public synchronized void onError(WebSocket socket, Throwable failure) {
        if (closeCode == 0) {
            closeCode = 1006;
        }
        notifyAll();
    }

    void stopReading() {
        reading = false;
    }

    JsonObject await(String what, Duration patience, Predicate<JsonObject> wanted) {
        return await(what, patience, frames, 0, wanted);
    }

    /** As {@link #await}, but among what came after so many frames. */
    JsonObject awaitFrom(int first, String what, Duration patience, Predicate<JsonObject> wanted) {
        return await(what, patience, frames, first, wanted);
    }

    JsonObject awaitEntry(String what, Duration patience, Predicate<JsonObject> wanted) {
        return await(what, patience, entries, 0, wanted);
    }

    private synchronized JsonObject await(
            String what, Duration patience, List<JsonObject> among, int first, Predicate<JsonObject> wanted) {
        long deadline = System.nanoTime() + patience.toNanos();
        int seen = first;
        while (true) {
            for (; seen < among.size(); seen++) {
                if (wanted.test(among.get(seen))) {
                    return among.get(seen);
                }
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (closeCode != 0) {
                throw new RoomClient.Broken(
                        what + " did not come before the close " + closeCode + "; there are " + texts);
            }
            if (left <= 0) {
                throw new AssertionError(what + " did not come; there are " + texts);
            }
            try {
                wait(left);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }

    synchronized List<String> texts() {
        return List.copyOf(texts);
    }

    synchronized List<JsonObject> entries() {
        return List.copyOf(entries);
    }

    synchronized long position() {
        return position;
    }

    synchronized int closeCode() {
        return closeCode;
    }
}
