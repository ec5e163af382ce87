package io.atrium.compliance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.FileClient;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A server that is killed in the middle of an export, and comes back with another key. */
class CompliancePowerIT {
    private static final String FIRST = key(1);
    private static final String SECOND = key(2);
    private static final int BATCHES = 15;
    private static final int BATCH = 1_000;
    private static final int FILES = 25;

    private static String key(int fill) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static AtriumServer start(Path data, String current, String old) {
        Map<String, String> settings = new HashMap<>();
        settings.put("ATRIUM_SECRET_KEY", current);
        settings.put("ATRIUM_SEARCH", "false");
        if (data != null) {
            settings.put("ATRIUM_DATA", data.toString());
        }
        if (old != null) {
            settings.put("ATRIUM_SECRET_KEYS_OLD", old);
        }
        return AtriumServer.start(settings);
    }

    @Test
    void an_export_goes_on_where_it_was_and_all_is_sealed_anew() throws Exception {
        byte[] content = FileClient.bytes(300_000);
        List<String> ids = new ArrayList<>();
        int job;
        Path data;
        try (AtriumServer server = start(null, FIRST, null)) {
            data = server.data();
            say(server.as("ann"), content, ids);
            assertTrue(sealed(data));
            RestClient admin = server.as("admin");
            job = admin.post("/api/jobs/export", wanted()).expect(202).json().getInt("id");
            Await.until("it has begun", () -> Results.job(admin, job).getInt("done") > 0);
            assertEquals("open", Results.job(admin, job).getString("state"));
            server.kill();
        }
        try (AtriumServer server = start(data, SECOND, FIRST)) {
            RestClient admin = server.as("admin");
            Results.done(admin, job);
            requireAll(Results.zip(admin, Results.ticket(admin, job)), content);
            Await.until(() -> "all is sealed anew", Duration.ofSeconds(60), () -> resealed(admin));
            server.stop();
        }
        try (AtriumServer server = start(data, SECOND, null)) {
            FileClient files = new FileClient(server.as("ann"), "kept");
            for (String id : ids) {
                assertArrayEquals(
                        content, files.get("/files/" + id + "/x").expect(200).body());
            }
            requireOthersWhereOneIsDamaged(server, ids.get(0));
        }
    }

    private static void requireOthersWhereOneIsDamaged(AtriumServer server, String id) throws Exception {
        try (Stream<Path> stored = Files.walk(server.data().resolve("files"))) {
            Path file = stored.filter(Files::isRegularFile)
                    .filter(path -> path.toString().contains(id))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }
        RestClient admin = server.as("admin");
        Map<String, byte[]> exported = Results.of(admin, admin.post("/api/jobs/export", wanted()));
        List<String> files = exported.keySet().stream()
                .filter(name -> name.contains("/files/"))
                .toList();
        assertEquals(FILES, files.size());
        List<String> unreadable =
                files.stream().filter(name -> name.endsWith(".unreadable.txt")).toList();
        assertEquals(1, unreadable.size(), unreadable.toString());
        assertTrue(unreadable.get(0).contains(id), unreadable.toString());
    }

    private static void say(RestClient ann, byte[] content, List<String> ids) {
        ann.newRoomNamed("kept");
        for (int i = 0; i < BATCHES; i++) {
            ann.post("/api/rooms/kept/entries", batch(i)).expect(201);
        }
        FileClient files = new FileClient(ann, "kept");
        for (int i = 0; i < FILES; i++) {
            ids.add(files.sent("file" + i + ".bin", "application/octet-stream", content));
        }
    }

    private static void requireAll(Map<String, byte[]> exported, byte[] content) {
        assertEquals(
                BATCHES * BATCH + FILES,
                exported.keySet().stream().filter(name -> name.endsWith(".eml")).count());
        List<byte[]> files = exported.entrySet().stream()
                .filter(one -> one.getKey().contains("/files/"))
                .map(Map.Entry::getValue)
                .toList();
        assertEquals(FILES, files.size());
        files.forEach(file -> assertArrayEquals(content, file));
    }

    private static boolean resealed(RestClient admin) {
        return admin.get("/api/jobs?of=administrators").expect(200).json().getJsonArray("jobs").stream()
                .map(JsonObject.class::cast)
                .anyMatch(one -> one.getString("what").equals("reseal")
                        && one.getString("state").equals("done")
                        && one.getInt("done") >= FILES);
    }

    private static jakarta.json.JsonArray batch(int number) {
        JsonArrayBuilder batch = Json.createArrayBuilder();
        for (int i = 0; i < BATCH; i++) {
            batch.add(Json.createObjectBuilder().add("message", "line " + number + "." + i));
        }
        return batch.build();
    }

    private static JsonObject wanted() {
        return Json.createObjectBuilder()
                .add("rooms", Json.createArrayBuilder().add("kept"))
                .add("format", "eml")
                .add("files", true)
                .build();
    }

    /** All files there are. */
    private static boolean sealed(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("files"))) {
            return files.filter(Files::isRegularFile).allMatch(CompliancePowerIT::isSealed);
        }
    }

    private static boolean isSealed(Path file) {
        try {
            return Files.readAllBytes(file)[0] == (byte) 0xA7;
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
