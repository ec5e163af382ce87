package io.atrium.kind.release;

import io.atrium.room.Entry;
import io.atrium.wire.Instants;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.Writer;
import java.util.stream.Collectors;

/** All that was reported, as text: time, stage and line, in the order it was stored in. */
final class ReleaseFiles {
    private ReleaseFiles() {}

    static void txt(Iterable<Entry> entries, Writer to) throws IOException {
        for (Entry entry : entries) {
            String at = Instants.wire(entry.happenedAt()) + " ";
            if (entry.getType().equals(LogLines.TYPE)) {
                String stage = at + "[" + entry.body().getString("stage") + "] ";
                for (String line : LogLines.of(entry.body())) {
                    to.write(stage + line + "\n");
                }
            } else {
                to.write(at + "--- " + said(entry) + "\n");
            }
        }
    }

    /** What an entry says, in a line of English. */
    static String said(Entry entry) {
        JsonObject body = entry.body();
        return switch (entry.getType()) {
            case Release.TYPE ->
                "release " + body.getString("version") + " opened by " + entry.getAuthor() + ": "
                        + body.getJsonArray("stages").getValuesAs(JsonString::getString).stream()
                                .collect(Collectors.joining(", "));
            case Stage.TYPE ->
                body.getString("stage") + " " + body.getString("status").replace('_', ' ')
                        + (body.containsKey("note") ? ": " + body.getString("note") : "");
            case LogLines.TYPE -> lastLine(body);
            default ->
                body.getString("stage") + " " + Verdict.of(entry.getType()).done() + " by " + entry.getAuthor();
        };
    }

    /** The same, of a log all its lines. */
    static String words(Entry entry) {
        return entry.getType().equals(LogLines.TYPE)
                ? LogLines.of(entry.body()).stream().map(Ansi::plain).collect(Collectors.joining("\n"))
                : said(entry);
    }

    private static String lastLine(JsonObject body) {
        return Ansi.plain(LogLines.of(body).get(LogLines.count(body) - 1));
    }
}
