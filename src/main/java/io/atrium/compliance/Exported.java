package io.atrium.compliance;

import io.atrium.room.Entry;
import io.atrium.room.Findable;
import io.atrium.room.Room;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An entry as a compliance export has it: a line of JSON, or a message (RFC 5322). */
final class Exported {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);
    private static final int LINE = 76;

    /** No host of that name is anybody's (RFC 2606): nobody answers by mistake. */
    private static final String HOST = "atrium.invalid";

    private Exported() {}

    /** @param earlier what it said before, the oldest first */
    static String line(Entry entry, List<JsonObject> earlier) {
        JsonObject json = FrameCodec.stored(entry.toJson());
        if (earlier.isEmpty()) {
            return json + "\n";
        }
        JsonArrayBuilder list = Json.createArrayBuilder();
        earlier.forEach(list::add);
        JsonObjectBuilder more = Json.createObjectBuilder(json).add("earlier", list);
        return more.build() + "\n";
    }

    /** @param name what its author is called @param kind null: it says nothing in words */
    static String mail(Room room, Entry entry, String name, Findable kind) {
        String said = kind == null || !kind.findableTypes().contains(entry.getType())
                ? entry.body().toString()
                : kind.words(room, entry)
                        .filter(words -> !words.isEmpty())
                        .orElse(entry.body().toString());
        StringBuilder mail = head(room, entry.getSeq(), "", entry, name, entry.happenedAt());
        answered(entry.body())
                .ifPresent(seq -> mail.append("In-Reply-To: ")
                        .append(id(room, seq, ""))
                        .append("\r\nReferences: ")
                        .append(id(room, seq, ""))
                        .append("\r\n"));
        if (entry.body().getBoolean("deleted", false)) {
            mail.append("X-Atrium-Deleted: yes\r\n");
        }
        return body(mail, said);
    }

    /** What it said before. */
    static String mailOf(Room room, Entry entry, String name, JsonObject earlier) {
        String mark = "." + earlier.getJsonNumber("edit");
        StringBuilder mail = head(room, entry.getSeq(), mark, entry, name, entry.happenedAt())
                .append("X-Atrium-Earlier: until ")
                .append(earlier.getString("until"))
                .append("\r\n");
        return body(mail, earlier.getString("message", earlier.toString()));
    }

    private static StringBuilder head(Room room, long seq, String mark, Entry entry, String name, Instant at) {
        return new StringBuilder()
                .append("Message-ID: ")
                .append(id(room, seq, mark))
                .append("\r\nDate: ")
                .append(DATE.format(at.atOffset(ZoneOffset.UTC)))
                .append("\r\nFrom: ")
                .append(word(name))
                .append(" <")
                .append(entry.getAuthor())
                .append('@')
                .append(HOST)
                .append(">\r\nTo: ")
                .append(room.getName())
                .append("@rooms.")
                .append(HOST)
                .append("\r\nSubject: ")
                .append(word(room.getTitle().isEmpty() ? room.getName() : room.getTitle()))
                .append("\r\nX-Atrium-Room: ")
                .append(room.getName())
                .append("\r\nX-Atrium-Seq: ")
                .append(seq)
                .append("\r\nX-Atrium-Type: ")
                .append(entry.getType())
                .append("\r\nX-Atrium-Stored: ")
                .append(Instants.wire(entry.getAt()))
                .append("\r\n");
    }

    private static String body(StringBuilder mail, String said) {
        return mail.append("MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n")
                .append("Content-Transfer-Encoding: base64\r\n\r\n")
                .append(Base64.getMimeEncoder(LINE, new byte[] {'\r', '\n'})
                        .encodeToString(said.getBytes(StandardCharsets.UTF_8)))
                .append("\r\n")
                .toString();
    }

    private static String id(Room room, long seq, String mark) {
        return "<" + seq + mark + "." + room.getId() + "@" + HOST + ">";
    }

    private static Optional<Long> answered(JsonObject body) {
        return body.containsKey("thread")
                ? Optional.of(body.getJsonNumber("thread").longValue())
                : Optional.ofNullable(body.getJsonNumber("target")).map(number -> number.longValue());
    }

    /** In words of at most 75 characters (RFC 2047). */
    private static String word(String text) {
        StringBuilder words = new StringBuilder();
        for (int from = 0; from < text.length(); ) {
            int to = Math.min(text.length(), from + 10);
            if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
                to--;
            }
            words.append(words.isEmpty() ? "" : "\r\n ")
                    .append("=?utf-8?B?")
                    .append(Base64.getEncoder()
                            .encodeToString(text.substring(from, to).getBytes(StandardCharsets.UTF_8)))
                    .append("?=");
            from = to;
        }
        return words.toString();
    }
}
