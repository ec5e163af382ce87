package io.atrium.imports;

import io.atrium.testing.RestClient;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives for tests, and the door they go in by. */
public final class Archives {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    public Archives with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Archives with(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    public byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** A small workspace: two people who are new, one of them gone, a bot, an open and a closed channel, and a conversation. @param tag makes names of its own */
    public static Archives slack(String tag) {
        String id = tag.toUpperCase(Locale.ROOT);
        return new Archives()
                .with("users.json", users(tag, id))
                .with("channels.json", channels(tag, id))
                .with(
                        "groups.json",
                        "[{\"id\":\"G1%1$s\",\"name\":\"sec-%2$s\",\"created\":1500000000,\"creator\":\"U1%1$s\",\"members\":[\"U1%1$s\"]}]"
                                .formatted(id, tag))
                .with(
                        "dms.json",
                        "[{\"id\":\"D1%1$s\",\"created\":1500000000,\"members\":[\"U1%1$s\",\"U2%1$s\"]}]"
                                .formatted(id))
                .with("gen-" + tag + "/2017-07-14.json", day(id))
                .with("sec-" + tag + "/2017-07-14.json", one("U1" + id, "1500000300.000100", "between us"))
                .with("old-" + tag + "/2017-07-14.json", one("U1" + id, "1500000400.000100", "long ago"))
                .with("D1" + id + "/2017-07-14.json", one("U2" + id, "1500000500.000100", "to you alone"))
                .with("__uploads/F1" + id + "/plan.txt", "first, then second");
    }

    private static String users(String tag, String id) {
        return """
                [{"id":"U1%1$s","team_id":"T%1$s","name":"a%2$s","profile":{"real_name":"Anna %1$s","email":"a%2$s@example.org"}},
                 {"id":"U2%1$s","team_id":"T%1$s","name":"b%2$s","deleted":true,"profile":{"real_name":"Boris %1$s"}},
                 {"id":"B1%1$s","team_id":"T%1$s","name":"buildbot","is_bot":true}]
                """.formatted(id, tag);
    }

    private static String channels(String tag, String id) {
        return """
                [{"id":"C1%1$s","name":"gen-%2$s","created":1500000000,"creator":"U1%1$s","is_archived":false,"members":["U1%1$s","U2%1$s"],"purpose":{"value":"What concerns all"}},
                 {"id":"C2%1$s","name":"old-%2$s","created":1500000000,"creator":"U2%1$s","is_archived":true,"members":["U1%1$s"]}]
                """.formatted(id, tag);
    }

    private static String one(String user, String stamp, String text) {
        return "[{\"type\":\"message\",\"user\":\"%s\",\"ts\":\"%s\",\"text\":\"%s\"}]".formatted(user, stamp, text);
    }

    private static String day(String id) {
        return """
                [
                    {"type":"message","subtype":"channel_join","user":"U1%1$s","ts":"1500000001.000100","text":"<@U1%1$s> has joined the channel"},
                    {"type":"message","user":"U1%1$s","ts":"1500000100.000200","text":"Hello <@U2%1$s>, see <https://example.org/a|the page> &amp; *mind* the ~gap~ :tada:","thread_ts":"1500000100.000200",
                     "reactions":[{"name":"+1","users":["U1%1$s","U2%1$s"],"count":2},{"name":"partyparrot","users":["U1%1$s"],"count":1}]},
                    {"type":"message","user":"U2%1$s","ts":"1500000200.000300","text":"an answer","thread_ts":"1500000100.000200","edited":{"user":"U2%1$s","ts":"1500000201.000000"}},
                    {"type":"message","subtype":"bot_message","username":"Builder","bot_id":"B1%1$s","ts":"1500000250.000400","text":"done in <#C1%1$s|whatever>"},
                    {"type":"message","user":"U1%1$s","ts":"1500000260.000500","text":"","files":[{"id":"F1%1$s","name":"plan.txt","mimetype":"text/plain"},{"id":"F2%1$s","name":"gone.pdf","mimetype":"application/pdf"}]}
                ]
                """.formatted(id);
    }

    /** @return the import as it is answered */
    static JsonObject bring(RestClient by, String name, byte[] archive) {
        return send(by, "/api/imports?name=" + name, archive).expect(201).json();
    }

    static RestClient.Answer send(RestClient by, String path, byte[] archive) {
        HttpRequest request = HttpRequest.newBuilder(by.server().uri(path))
                .timeout(Duration.ofSeconds(120))
                .header("Authorization", by.authorization())
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(archive))
                .build();
        try {
            var response = HTTP.send(request, BodyHandlers.ofString());
            return new RestClient.Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
