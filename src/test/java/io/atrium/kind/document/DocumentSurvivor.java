package io.atrium.kind.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.kind.document.yjs.Merged;
import io.atrium.kind.document.yjs.Update;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.RestClient;
import io.atrium.testing.Survivor;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.util.List;

/** A document of more updates than there are between two milestones. */
public final class DocumentSurvivor implements Survivor {
    /** As DocumentStore has it. */
    private static final int MILESTONE = 5_000;

    private static final int BATCH = 1_000;
    private static final String TEXT = "What is written here. ".repeat(600);

    /** A letter or two each: more than there are between two milestones. */
    private static final List<Update> UPDATES =
            Update.text(7, Document.ROOT, TEXT).parts(8);

    private String room;

    @Override
    public void before(AtriumServer server, Connection database) {
        RestClient ann = server.as("ann");
        room = ann.newRoom(Json.createObjectBuilder()
                .add("name", "doc-killed")
                .add("kind", "document")
                .build());
        String path = "/api/rooms/" + room;
        for (int first = 0; first < UPDATES.size(); first += BATCH) {
            int end = Math.min(first + BATCH, UPDATES.size());
            JsonArrayBuilder batch = Json.createArrayBuilder();
            UPDATES.subList(first, end).forEach(update -> batch.add(Base64Text.body(update.toBytes())));
            // Asked for in between, so that it is kept up in memory and kept.
            ann.post(path + "/entries", batch.build()).expect(201);
            assertEquals(said(end), text(ann, path, ""));
        }
    }

    @Override
    public void lastly(AtriumServer server) {
        server.as("ann")
                .post(
                        "/api/rooms/" + room + "/entries",
                        Json.createObjectBuilder()
                                .add("type", "version")
                                .add("name", "Whole")
                                .build())
                .expect(201);
    }

    @Override
    public void after(AtriumServer server, Connection database) {
        RestClient ann = server.as("ann");
        String path = "/api/rooms/" + room;
        assertEquals(TEXT, text(ann, path, ""));
        assertEquals(
                1,
                ann.get(path + "/view/versions")
                        .expect(200)
                        .json()
                        .getJsonArray("versions")
                        .size());
        for (int seq : new int[] {7, MILESTONE - 1, MILESTONE, MILESTONE + 1, UPDATES.size()}) {
            assertEquals(said(seq), text(ann, path, "?seq=" + seq));
        }
        assertEquals(TEXT, text(ann, path, "?seq=" + (UPDATES.size() + 1)));
        Replays.assertReplays(ann, room);
    }

    /** What so many updates come to. */
    private static String said(int updates) {
        Merged merged = new Merged();
        UPDATES.subList(0, updates).forEach(merged::apply);
        return merged.read().text(Document.ROOT);
    }

    private static String text(RestClient who, String path, String query) {
        JsonObject answer = who.get(path + "/view/text" + query).expect(200).json();
        return answer.getString("text");
    }
}
