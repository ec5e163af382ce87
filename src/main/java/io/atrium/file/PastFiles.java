package io.atrium.file;

import io.atrium.room.Attachments.Attached;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import java.io.InputStream;
import java.util.List;

/** Files of what was said elsewhere before: looked at, counted and kept as any other. */
@ApplicationScoped
public class PastFiles {
    @Inject
    private Uploads uploads;

    /** Takes one in. What is in no entry a day later is removed. @throws Problem as {@link Uploads#take} */
    public StoredFile take(long roomId, long userId, String login, Announced announced, InputStream body) {
        StoredFile file = uploads.takePast(new Owner(roomId, userId, login), announced, body);
        if (file.getState() != FileState.READY) {
            uploads.giveUp(file.getId());
            throw Problem.of(ErrorCode.UNAVAILABLE, "nobody has looked at the file yet");
        }
        return file;
    }

    /** What an entry says of them, and what binds them to it. */
    public static Attached attached(List<StoredFile> files) {
        JsonArrayBuilder described = Json.createArrayBuilder();
        files.forEach(file -> described.add(Described.of(file)));
        return new Attached(
                described.build(),
                (rows, entry) -> files.forEach(file -> FileAttachments.send(rows, file.getId(), entry)));
    }
}
