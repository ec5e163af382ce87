package io.atrium.compliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.atrium.testing.Await;
import io.atrium.testing.FileClient;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What jobs came to, as a client gets it. */
final class Results {
    /** A node that was killed is waited for first. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Results() {}

    /** All files of the ZIP of a job that was just asked for. */
    static Map<String, byte[]> of(RestClient who, RestClient.Answer asked) throws IOException {
        int id = asked.expect(202).json().getInt("id");
        done(who, id);
        return zip(who, ticket(who, id));
    }

    static JsonObject done(RestClient who, int id) {
        Await.until(
                () -> "job " + id + " is over",
                PATIENCE,
                () -> !job(who, id).getString("state").equals("open"));
        JsonObject over = job(who, id);
        assertEquals("done", over.getString("state"), over.toString());
        return over;
    }

    static JsonObject job(RestClient who, int id) {
        return who.get("/api/jobs/" + id).expect(200).json();
    }

    /** Everybody has the same password here. */
    static String ticket(RestClient who, int id) {
        JsonObject password = Json.createObjectBuilder().add("password", "demo").build();
        return who.post("/api/jobs/" + id + "/ticket", password)
                .expect(200)
                .json()
                .getString("href");
    }

    static Map<String, byte[]> zip(RestClient who, String href) throws IOException {
        Path file = Files.createTempFile("export", ".zip");
        try {
            Files.write(file, new FileClient(who, "none").get(href).expect(200).body());
            Map<String, byte[]> found = new TreeMap<>();
            try (ZipFile zip = new ZipFile(file.toFile())) {
                for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                    assertNull(
                            found.put(entry.getName(), zip.getInputStream(entry).readAllBytes()), entry.getName());
                }
            }
            return found;
        } finally {
            Files.delete(file);
        }
    }
}
