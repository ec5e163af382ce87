package io.atrium.kind.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.kind.document.yjs.Merged;
import io.atrium.kind.document.yjs.Update;
import io.atrium.testing.RestClient;
import jakarta.json.JsonObject;
import java.util.Base64;
import java.util.List;

/** A document is what its log says, whoever kept what of it. */
final class Replays {
    private static final int PAGE = 1_000;

    private Replays() {}

    /** The log, gone through from its first entry, comes to what the room says it is. */
    static void assertReplays(RestClient who, String room) {
        Merged replayed = new Merged();
        long after = 0;
        List<JsonObject> page;
        do {
            page = who.get("/api/rooms/" + room + "/entries?after=" + after + "&limit=" + PAGE)
                    .expect(200)
                    .json()
                    .getJsonArray("entries")
                    .getValuesAs(JsonObject.class);
            for (JsonObject entry : page) {
                after = entry.getJsonNumber("seq").longValue();
                if (entry.getString("type").equals("update")) {
                    replayed.apply(Update.of(Base64.getDecoder().decode(entry.getString("update"))));
                }
            }
        } while (page.size() == PAGE);
        JsonObject state =
                who.get("/api/rooms/" + room + "/view/state").expect(200).json();
        Merged kept = new Merged();
        kept.apply(Update.of(Base64.getDecoder().decode(state.getString("update"))));
        assertEquals(replayed.read().text(Document.ROOT), kept.read().text(Document.ROOT));
        assertEquals(replayed.state(), kept.state());
    }
}
