package io.atrium.kind.chat;

import io.atrium.room.Entry;
import io.atrium.room.ExportFormat;
import io.atrium.wire.Csv;
import io.atrium.wire.Instants;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/** A chat as a file: its messages as they read now, edited ones as edited, removed ones left out. */
final class ChatFiles {
    static final List<ExportFormat> FORMATS =
            List.of(new ExportFormat("csv", "text/csv"), new ExportFormat("txt", "text/plain"));

    private ChatFiles() {}

    static void write(String format, Iterable<Entry> entries, Writer to) throws IOException {
        boolean csv = format.equals("csv");
        if (csv) {
            Csv.write(to, "seq", "at", "from", "message", "edited", "thread", "files");
        }
        for (Entry entry : entries) {
            JsonObject body = entry.body();
            if (!entry.getType().equals("message") || body.getBoolean("deleted", false)) {
                continue;
            }
            if (csv) {
                row(entry, body, to);
            } else {
                line(entry, body, to);
            }
        }
    }

    private static void row(Entry entry, JsonObject body, Writer to) throws IOException {
        Csv.write(
                to,
                entry.getSeq(),
                Instants.wire(entry.getAt()),
                entry.getAuthor(),
                body.getString("message", ""),
                body.getBoolean("edited", false) ? "edited" : "",
                body.containsKey("thread") ? body.get("thread") : "",
                names(body));
    }

    private static void line(Entry entry, JsonObject body, Writer to) throws IOException {
        // Further lines are indented, so that none passes for another's message.
        to.write(Instants.wire(entry.getAt()) + " " + entry.getAuthor() + ": "
                + said(body).replaceAll("\\R", "\n    ") + "\n");
    }

    private static String said(JsonObject body) {
        String message = body.getString("message", "");
        String files = names(body);
        return files.isEmpty() ? message : (message + " [" + files + "]").strip();
    }

    private static String names(JsonObject body) {
        return MessageBody.files(body).stream()
                .map(file -> file.getString("name"))
                .collect(Collectors.joining(", "));
    }
}
