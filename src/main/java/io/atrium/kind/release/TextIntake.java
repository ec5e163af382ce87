package io.atrium.kind.release;

import io.atrium.room.Importing;
import io.atrium.room.Upload;
import io.atrium.wire.Frame;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lines as a program prints them, for the stage that the parameter {@code stage} names. What a carriage return lets a program print over itself is left out, as
 * on a terminal; a line that is too long goes on in the next. With the parameter {@code ref}, the same body sent again is stored once.
 */
final class TextIntake {
    private static final int LINES = 500;
    private static final int LONGEST_REF = 48;

    private final Upload upload;
    private final Importing.Sink to;
    private final Optional<String> ref;
    private final int mostBytes;
    private final int longest;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private int bytes;
    private int frames;

    private TextIntake(Upload upload, int maxFrame, Importing.Sink to) {
        this.upload = upload;
        this.to = to;
        this.mostBytes = maxFrame / 2; // the other half is for what stands around the lines
        this.longest = Math.min(LogLines.LONGEST, mostBytes);
        this.ref = upload.parameters().text("ref");
        if (ref.isPresent() && ref.get().length() > LONGEST_REF) {
            throw Problem.invalid("ref", "ref takes at most " + LONGEST_REF + " characters here");
        }
    }

    /** @param maxFrame bytes of one entry */
    static void take(Upload upload, int maxFrame, Importing.Sink to) throws IOException {
        new TextIntake(upload, maxFrame, to).read();
    }

    private void read() throws IOException {
        Reader reader = upload.reader();
        boolean returned = false;
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            if (c == '\n') {
                end();
            } else if (c != '\r') {
                if (returned) {
                    line.setLength(0);
                }
                take((char) c);
            }
            returned = c == '\r';
        }
        if (line.length() > 0) {
            end();
        }
        send();
    }

    private void take(char c) {
        // One short of the limit, so that a pair of surrogates stays together.
        if (line.length() >= longest - 1 && !Character.isLowSurrogate(c)) {
            end();
        }
        line.append(c);
    }

    private void end() {
        add(Ansi.onlyColours(line.toString()));
        line.setLength(0);
    }

    private void add(String whole) {
        int more = weight(whole);
        if (lines.size() == LINES || !lines.isEmpty() && bytes + more > mostBytes) {
            send();
        }
        lines.add(whole);
        bytes += more;
    }

    private void send() {
        if (lines.isEmpty()) {
            return;
        }
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("stage", upload.parameters().required("stage"))
                .add("lines", Json.createArrayBuilder(lines));
        upload.parameters().text("stream").ifPresent(stream -> body.add("stream", stream));
        frames++;
        to.put(new Frame(LogLines.TYPE, ref.map(name -> name + "-" + frames).orElse(null), body.build()));
        lines.clear();
        bytes = 0;
    }

    /** Bytes of a line as JSON has it. */
    private static int weight(String text) {
        int bytes = 3;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                bytes += 6;
            } else if (c < 0x80) {
                bytes += c == '"' || c == '\\' ? 2 : 1;
            } else {
                bytes += c < 0x800 ? 2 : 3;
            }
        }
        return bytes;
    }
}
