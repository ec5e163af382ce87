package io.atrium.room;

import io.atrium.wire.CountedInput;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.Json;
import io.atrium.wire.Limits;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes bodies that are no frames to the kind that understands them, and what it makes of them to the log. */
@ApplicationScoped
public class RoomIntake {
    /** Frames of one transaction. */
    private static final int BATCH = 1_000;

    @Inject
    private RoomKinds kinds;

    @Inject
    private RoomTraffic traffic;

    @Inject
    private Limits limits;

    @Inject
    @ConfigProperty(name = "atrium.max-upload", defaultValue = "16777216")
    private long maxBytes;

    /** A setting that makes no sense stops the start, not the first upload. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        if (maxBytes < 1_024) {
            throw new IllegalArgumentException("ATRIUM_MAX_UPLOAD is " + maxBytes + ", at least 1024 is needed");
        }
    }

    /**
     * Reads all of it, on the caller's thread, and returns when everything is stored.
     *
     * @throws Problem {@code invalid}, field {@code format}, naming those there are; {@code too_large}; or what the kind refuses
     */
    public JsonStructure take(Upload upload) throws IOException {
        Room room = upload.from().room();
        List<String> formats =
                kinds.ability(room, Importing.class).map(Importing::imports).orElse(List.of());
        if (!formats.contains(upload.format())) {
            throw Problem.invalid("format", "there is no format " + upload.format() + "; there are " + formats);
        }
        Importing importing = kinds.ability(room, Importing.class).orElseThrow();
        Batches batches = new Batches(upload.from());
        try {
            JsonStructure answer = importing.take(bounded(upload), batches).orElse(null);
            batches.store();
            return answer == null
                    ? Json.createObjectBuilder().add("stored", batches.stored).build()
                    : answer;
        } catch (Problem refused) {
            throw batches.stored == 0 ? refused : refused.adding("; " + batches.stored + " entries before were stored");
        }
    }

    private Upload bounded(Upload upload) {
        InputStream body = new CountedInput(upload.body(), read -> {
            if (read > maxBytes) {
                throw Problem.of(ErrorCode.TOO_LARGE, "an upload takes at most " + maxBytes + " bytes");
            }
        });
        return new Upload(upload.from(), upload.format(), upload.parameters(), upload.mediaType(), body);
    }

    private final class Batches implements Importing.Sink {
        private final Member from;
        private final List<Frame> frames = new ArrayList<>();
        private int stored;

        Batches(Member from) {
            this.from = from;
        }

        @Override
        public void put(Frame frame) {
            if (frame.body().toString().length() > limits.maxFrame()) {
                throw Problem.of(ErrorCode.TOO_LARGE, "an entry takes at most " + limits.maxFrame() + " bytes");
            }
            frames.add(frame);
            if (frames.size() == BATCH) {
                store();
            }
        }

        private void store() {
            if (frames.isEmpty()) {
                return;
            }
            try {
                traffic.receiveAll(from, frames).toCompletableFuture().join();
            } catch (CompletionException failure) {
                throw failure.getCause() instanceof Problem problem ? problem : failure;
            }
            stored += frames.size();
            frames.clear();
        }
    }
}
