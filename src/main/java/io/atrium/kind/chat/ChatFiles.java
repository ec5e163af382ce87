package io.atrium.kind.chat;

import io.atrium.room.Entry;
import io.atrium.room.ExportFormat;
import io.atrium.wire.Csv;
import io.atrium.wire.Instants;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A chat as a file: its messages as they read now, edited ones as edited, removed ones left out. */
final class ChatFiles {
    static final List<ExportFormat> FORMATS =
            List.of(new ExportFormat("csv", "text/csv"), new ExportFormat("txt", "text/plain"));

    private ChatFiles() {}

    static void write(String format, Iterable<Entry> entries, Writer to) throws IOException {
        boolean csv = format.equals("csv");
        if (csv) {
            Csv.write(to, "seq", "at", "from", "message", "edited", "thread", "forwarded_from", "files");
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
                MessageBody.forwarded(body) == null
                        ? ""
                        : MessageBody.forwarded(body).getString("from"),
                MessageBody.fileNames(body));
    }

    private static void line(Entry entry, JsonObject body, Writer to) throws IOException {
        // Further lines are indented, so that none passes for another's message.
        JsonObject forwarded = MessageBody.forwarded(body);
        String author = entry.getAuthor() + (forwarded == null ? "" : " forwards " + forwarded.getString("from"));
        to.write(Instants.wire(entry.getAt()) + " " + author + ": "
                + MessageBody.words(body).replaceAll("\\R", "\n    ") + "\n");
    }
}
