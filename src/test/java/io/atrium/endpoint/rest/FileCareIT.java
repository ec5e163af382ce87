package io.atrium.endpoint.rest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.ClamdStub;
import io.atrium.testing.FileClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator sets bounds to, on a server where they are narrow. */
class FileCareIT {
    private static final int MEGABYTE = 1_000_000;

    private final AtriumServer server = AtriumServer.spare();
    private FileClient hers;

    @BeforeEach
    void newRoom() {
        hers = new FileClient(server.as("ann"), server.as("ann").newRoom("room"));
    }

    @Test
    void of_many_who_want_the_last_place_at_once_as_many_get_it_as_there_is_room_for() {
        List<FileClient.Answer> answers = IntStream.range(0, 12)
                .parallel()
                .mapToObj(i -> hers.begin("f" + i, "", MEGABYTE))
                .toList();
        assertEquals(
                3, answers.stream().filter(answer -> answer.status() == 201).count());
        FileClient.Answer refused = answers.stream()
                .filter(answer -> answer.status() != 201)
                .findFirst()
                .orElseThrow()
                .expect(413);
        assertEquals("room_quota", refused.json().getString("code"));
        String given = answers.stream()
                .filter(answer -> answer.status() == 201)
                .findFirst()
                .orElseThrow()
                .header("Location");
        hers.send("DELETE", given, java.util.Map.of("Tus-Resumable", "1.0.0"), null)
                .expect(204);
        Await.until("its place is free", () -> hers.begin("again", "", MEGABYTE).status() == 201);
    }

    @Test
    void what_the_scanner_refuses_nobody_gets() throws IOException {
        byte[] content = FileClient.bytes(100_000);
        try (ClamdStub clamd = new ClamdStub(AtriumServer.CLAMD_PORT, "stream: Win.Test.EICAR_HDB-1 FOUND")) {
            String location =
                    hers.begin("a.exe", "", content.length).expect(201).header("Location");
            FileClient.Answer refused = hers.append(location, 0, content).expect(422);
            assertEquals("infected", refused.json().getString("code"));
            assertTrue(refused.json().getString("detail").contains("EICAR"));
            assertArrayEquals(content, clamd.heard());
            assertEquals("file_gone", hers.say("", idOf(location)).json().getString("code"));
            Await.until("its bytes are gone", () -> !Files.exists(stored(idOf(location))));
        }
    }

    @Test
    void while_the_scanner_is_away_files_wait_and_so_do_their_messages() throws IOException {
        String location = hers.begin("a.bin", "", 10).expect(201).header("Location");
        hers.append(location, 0, FileClient.bytes(10)).expect(204);
        assertEquals("unavailable", hers.say("", idOf(location)).json().getString("code"));
        hers.get("/files/" + idOf(location) + "/a.bin").expect(404);
        try (ClamdStub clamd = new ClamdStub(AtriumServer.CLAMD_PORT, "stream: OK")) {
            Await.until("the message goes", () -> hers.say("", idOf(location)).status() == 201);
            assertArrayEquals(FileClient.bytes(10), clamd.heard());
        }
    }

    @Test
    void what_stops_in_the_middle_is_swept() {
        String location = hers.begin("a.bin", "", 1_000).expect(201).header("Location");
        hers.append(location, 0, FileClient.bytes(500)).expect(204);
        Path bytes = stored(idOf(location));
        assertTrue(Files.exists(bytes));
        Await.until("it is swept", () -> !Files.exists(bytes));
        assertFalse(Files.exists(bytes));
        hers.append(location, 500, FileClient.bytes(500)).expect(404);
    }

    private Path stored(String id) {
        return server.data().resolve("files").resolve(id.substring(0, 2)).resolve(id);
    }

    private static String idOf(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
