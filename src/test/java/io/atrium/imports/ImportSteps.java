package io.atrium.imports;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** An import from its archive to its end, as an administrator sees it. What it brings bears a tag of the test's own. */
abstract class ImportSteps {
    final RestClient admin = AtriumServer.shared().as("admin");
    final String tag = UUID.randomUUID().toString().replace("-", "").substring(0, 10);

    JsonObject awaited(String id, String... states) {
        Await.until(
                () -> admin.get("/api/imports/" + id).text(),
                Duration.ofSeconds(60),
                () -> List.of(states)
                        .contains(admin.get("/api/imports/" + id).json().getString("state")));
        return admin.get("/api/imports/" + id).expect(200).json();
    }

    JsonObject checked(byte[] archive) {
        return awaited(Archives.bring(admin, "export.zip", archive).getString("id"), "ready", "failed");
    }

    JsonObject imported(byte[] archive) {
        JsonObject ready = checked(archive);
        admin.post("/api/imports/" + ready.getString("id") + "/start", null).expect(200);
        return awaited(ready.getString("id"), "done", "failed");
    }

    List<JsonObject> entries(String room) {
        return admin.get("/api/rooms/" + room + "/entries?after=0&limit=100")
                .expect(200)
                .json()
                .getJsonArray("entries")
                .getValuesAs(JsonObject.class);
    }
}
