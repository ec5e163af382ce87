package io.atrium.search;

import static io.atrium.search.SearchDoors.ask;
import static io.atrium.search.SearchDoors.awaitTexts;
import static io.atrium.search.SearchDoors.message;
import static io.atrium.search.SearchDoors.post;
import static io.atrium.search.SearchDoors.texts;
import static io.atrium.search.SearchSurvivor.awaitReady;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.RestClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index of a node that was away while somebody was erased, or was killed before its index was on the disk: the logs have not gone on, and read otherwise. */
class ErasedNamesIT {
    private final AtriumServer server = AtriumServer.spare();
    private final String some = UUID.randomUUID().toString().substring(0, 8);
    private final String login = "away" + some;
    private final String word = "word" + some;

    @TempDir
    private Path kept;

    @Test
    void an_index_from_before_an_erasure_is_read_again_by_who_comes_back_with_it() throws IOException {
        RestClient ann = server.as("ann");
        make();
        String room = ann.newRoom("absent");
        post(ann, room, message("ask @" + login + " for the " + word));
        awaitTexts(ann, word, "ask @" + login + " for the " + word);
        Path index = server.data().resolve("search");
        Await.until(() -> "their name is on the disk", Duration.ofSeconds(30), () -> names(index));
        server.stop();
        Path before = kept.resolve("search");
        copy(index, before);
        assertTrue(names(before), "an index that says it already, and is not behind");
        server.restart();
        erase();
        awaitPseudonym(ann);
        server.stop();
        IndexFiles.delete(index);
        copy(before, index);
        server.restart();
        awaitReady(ann);
        awaitPseudonym(ann);
        awaitTexts(ann, "\"@" + login + "\"", "");
    }

    private void awaitPseudonym(RestClient who) {
        Await.until(
                () -> "it is found as it reads now, not as " + texts(ask(who, word)),
                Duration.ofSeconds(20),
                () -> texts(ask(who, word)).matches("ask @former-\\d+ for the " + word));
    }

    private void make() {
        server.as("admin")
                .post(
                        "/api/users",
                        Json.createObjectBuilder()
                                .add("login", login)
                                .add("name", "Away " + some)
                                .add("role", "member")
                                .build())
                .expect(201);
    }

    private void erase() {
        RestClient admin = server.as("admin");
        JsonObject wanted = Json.createObjectBuilder()
                .add("login", login)
                .add("confirm", login)
                .build();
        int job = admin.post("/api/jobs/erasure", wanted).expect(202).json().getInt("id");
        Await.until(
                () -> "the erasure is over: " + admin.get("/api/jobs/" + job).text(),
                Duration.ofSeconds(90),
                () -> admin.get("/api/jobs/" + job)
                        .expect(200)
                        .json()
                        .getString("state")
                        .equals("done"));
    }

    /** Whether an index as it was last committed has their login in a text. */
    private boolean names(Path folder) {
        try (Directory directory = FSDirectory.open(folder);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            for (int i = 0; i < reader.maxDoc(); i++) {
                String text = reader.storedFields().document(i).get(Fields.TEXT);
                if (text != null && text.contains(login)) {
                    return true;
                }
            }
            return false;
        } catch (IOException merged) {
            return false; // what was listed is gone since: the next look finds it
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(file -> !file.endsWith("write.lock")).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
