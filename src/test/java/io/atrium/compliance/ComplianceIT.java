package io.atrium.compliance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.FileClient;
import io.atrium.testing.RestClient;
import io.atrium.wire.FrameCodec;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Holds, exports and a person's own data, through the doors. */
class ComplianceIT {
    private final AtriumServer server = AtriumServer.shared();
    private final RestClient admin = server.as("admin");
    private final RestClient ann = server.as("ann");
    private final RestClient bob = server.as("bob");
    private final String room = ann.newRoom("held");

    private long say(RestClient who, String message) {
        return post(who, Json.createObjectBuilder().add("message", message).build());
    }

    private long post(RestClient who, JsonObject frame) {
        return seq(who.post("/api/rooms/" + room + "/entries", frame));
    }

    private static long seq(RestClient.Answer said) {
        return said.expect(201)
                .json()
                .getJsonArray("entries")
                .getJsonObject(0)
                .getJsonNumber("seq")
                .longValue();
    }

    private void edit(RestClient who, long seq, String message) {
        post(
                who,
                Json.createObjectBuilder()
                        .add("type", "edit")
                        .add("seq", seq)
                        .add("message", message)
                        .build());
    }

    private void delete(RestClient who, long seq) {
        post(
                who,
                Json.createObjectBuilder().add("type", "delete").add("seq", seq).build());
    }

    private int hold(String member, String name) {
        return admin.post(
                        "/api/holds",
                        Json.createObjectBuilder()
                                .add("name", "Case " + room)
                                .add("reason", "a court has asked")
                                .add(member, Json.createArrayBuilder().add(name))
                                .build())
                .expect(201)
                .json()
                .getInt("id");
    }

    private JsonObject wanted(String format, boolean files) {
        return Json.createObjectBuilder()
                .add("rooms", Json.createArrayBuilder().add(room))
                .add("format", format)
                .add("files", files)
                .build();
    }

    private Map<String, byte[]> export(String format, boolean files) throws IOException {
        return Results.of(admin, admin.post("/api/jobs/export", wanted(format, files)));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Acts are sealed a second later. */
    private void told(String what, String detail) {
        Await.until(
                what + " is on the trail",
                () -> admin.get("/api/audit?what=" + what).expect(200).json().getJsonArray("acts").stream()
                        .anyMatch(act -> act.toString().contains(detail)));
    }

    @Test
    void what_was_said_before_under_a_hold_is_exported_and_goes_when_it_is_lifted() throws IOException {
        long edited = say(ann, "the first words");
        long removed = say(ann, "words to be removed");
        int hold = hold("rooms", room);
        edit(ann, edited, "the second words");
        edit(ann, edited, "the third words");
        delete(ann, removed);
        String kept = text(export("jsonl", false).get("rooms/" + room + "/000000000001.jsonl"));
        assertTrue(kept.contains("the first words"), kept);
        assertTrue(kept.contains("the second words"), kept);
        assertTrue(kept.contains("words to be removed"), kept);
        String seen =
                bob.get("/api/rooms/" + room + "/entries?after=0").expect(200).text();
        assertFalse(seen.contains("words to be removed"), seen);

        admin.delete("/api/holds/" + hold).expect(204);
        admin.delete("/api/holds/" + hold).expect(404);
        String after = text(export("jsonl", false).get("rooms/" + room + "/000000000001.jsonl"));
        assertFalse(after.contains("words to be removed"), after);
        told("hold.placed", room);
        told("hold.lifted", room);
    }

    @Test
    void a_held_room_stays_and_so_does_one_with_words_of_a_held_person() {
        int onRoom = hold("rooms", room);
        RestClient.Answer refused = ann.delete("/api/rooms/" + room).expect(409);
        assertEquals("held", refused.json().getString("code"));
        admin.delete("/api/holds/" + onRoom).expect(204);
        say(bob, "something of bob's");
        int onBob = hold("people", "bob");
        assertEquals("held", ann.delete("/api/rooms/" + room).expect(409).json().getString("code"));
        admin.delete("/api/holds/" + onBob).expect(204);
        ann.delete("/api/rooms/" + room).expect(204);
    }

    @Test
    void a_removed_file_is_kept_for_the_export_while_a_hold_lasts() throws IOException {
        FileClient files = new FileClient(ann, room);
        byte[] content = FileClient.bytes(200_000);
        String id = files.put("plan.bin", "application/octet-stream", content)
                .expect(201)
                .json()
                .getString("id");
        long carrier = seq(files.say("with a file", id));
        int hold = hold("rooms", room);
        delete(ann, carrier);
        assertEquals(404, files.get("/files/" + id + "/plan.bin").status());
        Map<String, byte[]> exported = export("eml", true);
        byte[] kept = exported.get("rooms/" + room + "/files/" + carrier + "-" + id + "-plan.bin");
        assertArrayEquals(content, kept);
        admin.delete("/api/holds/" + hold).expect(204);
    }

    @Test
    void mail_has_its_headers_and_names_what_it_answers() throws IOException {
        long first = say(ann, "Grüße an alle");
        long answer = post(
                bob,
                Json.createObjectBuilder()
                        .add("message", "an answer")
                        .add("thread", first)
                        .build());
        Map<String, byte[]> exported = export("eml", false);
        String said = text(exported.get("rooms/" + room + "/" + String.format("%012d", first) + ".eml"));
        String id = said.lines()
                .filter(line -> line.startsWith("Message-ID: "))
                .findFirst()
                .orElseThrow()
                .substring(12);
        String reply = text(exported.get("rooms/" + room + "/" + String.format("%012d", answer) + ".eml"));
        assertTrue(reply.contains("In-Reply-To: " + id + "\r\n"), reply);
        assertTrue(reply.contains("<bob@"), reply);
        String body = said.substring(said.indexOf("\r\n\r\n")).strip();
        assertEquals("Grüße an alle", text(java.util.Base64.getMimeDecoder().decode(body)));
        assertTrue(exported.containsKey("export.json"), exported.keySet().toString());
    }

    @Test
    void an_export_is_for_administrators_who_say_once_more_who_they_are() throws IOException {
        say(ann, "something");
        ann.post("/api/jobs/export", wanted("jsonl", false)).expect(403);
        ann.get("/api/holds").expect(403);
        ann.post("/api/jobs/reseal", null).expect(403);
        admin.post("/api/jobs/export", wanted("pdf", false)).expect(422);
        int id = admin.post("/api/jobs/export", wanted("jsonl", false))
                .expect(202)
                .json()
                .getInt("id");
        Results.done(admin, id);
        ann.get("/api/jobs/" + id).expect(404);
        JsonObject wrong = Json.createObjectBuilder().add("password", "a guess").build();
        assertEquals(
                "wrong_password",
                admin.post("/api/jobs/" + id + "/ticket", wrong)
                        .expect(422)
                        .json()
                        .getString("code"));
        admin.get("/api/jobs/" + id + "/result?ticket=guessed").expect(403);
        String href = Results.ticket(admin, id);
        Results.zip(admin, href);
        admin.get(href).expect(403);
        told("export.downloaded", "\"job\":" + id);
    }

    @Test
    void conversations_are_not_exported_unless_the_operator_says_so() {
        String direct = ann.post("/api/direct", FrameCodec.object("{\"members\":[\"bob\"]}"))
                .json()
                .getString("name");
        JsonObject wanted = Json.createObjectBuilder()
                .add("rooms", Json.createArrayBuilder().add(direct))
                .add("format", "jsonl")
                .build();
        assertEquals(
                "direct",
                admin.post("/api/jobs/export", wanted).expect(403).json().getString("code"));
    }

    @Test
    void nor_does_an_administrator_get_them_with_somebodys_data() throws IOException {
        String direct = ann.post("/api/direct", FrameCodec.object("{\"members\":[\"bob\"]}"))
                .json()
                .getString("name");
        ann.post(
                        "/api/rooms/" + direct + "/entries",
                        Json.createObjectBuilder().add("message", "between us").build())
                .expect(201);
        say(ann, "for all");
        JsonObject hers = Json.createObjectBuilder().add("login", "ann").build();
        Map<String, byte[]> taken = Results.of(admin, admin.post("/api/jobs/own-data", hers));
        assertTrue(taken.keySet().stream().anyMatch(name -> name.startsWith("entries/" + room + "/")));
        assertFalse(taken.keySet().stream().anyMatch(name -> name.startsWith("entries/" + direct + "/")));
        assertTrue(text(taken.get("memberships.json")).contains(room));
        assertFalse(text(taken.get("memberships.json")).contains(direct));
    }

    @Test
    void a_person_gets_what_is_kept_of_them_and_no_secret() throws IOException {
        say(ann, "mine");
        say(bob, "not mine");
        new FileClient(ann, room).sent("mine.txt", "text/plain", "in a file".getBytes(StandardCharsets.UTF_8));
        Map<String, byte[]> own = Results.of(ann, ann.post("/api/jobs/own-data", null));
        String all = own.entrySet().stream()
                .filter(one -> one.getKey().startsWith("entries/" + room + "/"))
                .map(one -> text(one.getValue()))
                .reduce("", String::concat);
        assertTrue(all.contains("\"mine\""), all);
        assertFalse(all.contains("not mine"), all);
        assertTrue(text(own.get("profile.json")).contains("\"login\":\"ann\""));
        assertTrue(text(own.get("memberships.json")).contains(room));
        assertTrue(text(own.get("tokens.json")).contains("\"name\":\"test\""));
        assertFalse(text(own.get("tokens.json")).contains("hash"));
        assertTrue(own.entrySet().stream()
                .anyMatch(one -> one.getKey().endsWith("-mine.txt")
                        && text(one.getValue()).equals("in a file")));
        assertTrue(Arrays.asList("sign-ins.json", "drafts.json", "saved.json", "notice-settings.json").stream()
                .allMatch(own::containsKey));
    }
}
