package io.atrium.search;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.store.AlreadyClosedException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** This node's index: where it lies, whether it can be used, and how far it is. */
@ApplicationScoped
class IndexHome {
    private static final Logger LOG = Logger.getLogger(IndexHome.class.getName());
    private static final String OFF = "searching is turned off (ATRIUM_SEARCH)";

    private final boolean on;
    private final Path folder;
    private volatile Index index;
    private volatile Progress progress;

    IndexHome() {
        Config config = ConfigProvider.getConfig();
        on = config.getOptionalValue("atrium.search", Boolean.class).orElse(true);
        Path data = Path.of(config.getOptionalValue("atrium.data", String.class).orElse("data"));
        folder = config.getOptionalValue("atrium.search-dir", String.class)
                .map(Path::of)
                .orElse(data.resolve("search"))
                .toAbsolutePath();
        progress = Progress.unavailable(on ? "the server is starting" : OFF);
    }

    boolean isOn() {
        return on;
    }

    /** @throws Problem {@code conflict} where searching is turned off */
    void requireOn() {
        if (!on) {
            throw Problem.of(ErrorCode.CONFLICT, OFF);
        }
    }

    /** Null: there is none to be used. */
    Index index() {
        return index;
    }

    Progress progress() {
        return progress;
    }

    boolean isCatchingUp() {
        return index != null && progress.isBehind();
    }

    void progress(Progress now) {
        progress = now;
    }

    /** @throws Problem {@code unavailable}: there is nothing to search in, or it has just been found damaged */
    <T> T search(Index.Work<T> work) {
        Index searched = index;
        if (searched == null) {
            throw Problem.retryable(ErrorCode.UNAVAILABLE, "nothing can be searched for now: " + progress.cause(), 5);
        }
        try {
            return searched.search(work);
        } catch (IOException | AlreadyClosedException | InternalError damaged) {
            searched.doubt(damaged);
            throw Problem.retryable(ErrorCode.UNAVAILABLE, "the search index is being made anew", 5);
        }
    }

    Index open() throws IOException {
        return Index.open(folder);
    }

    /**
     * Opens an empty one in place of the one there is.
     *
     * @param why null: somebody asked for it
     */
    Index openAnew(Throwable why) throws IOException {
        Index damaged = index;
        index = null;
        if (why != null) {
            LOG.warning("the search index of " + folder + " can't be used and is made anew: " + why.getMessage());
        }
        if (damaged != null) {
            damaged.abandon();
        }
        IndexFiles.delete(folder);
        return open();
    }

    void use(Index opened, Progress begun) {
        progress = begun;
        index = opened;
    }

    void unavailable(Exception failure) {
        String cause = folder + " can't be used: " + failure.getMessage();
        if (!cause.equals(progress.cause())) {
            LOG.log(Level.WARNING, "nothing can be searched for, " + cause, failure);
        }
        progress = Progress.unavailable(cause);
    }

    /** Not while it is being closed: an entry and its room's position belong to one commit. */
    synchronized void write(Index.Writing reading) throws IOException {
        if (index == null) {
            throw new AlreadyClosedException("the application ends");
        }
        reading.writeTo(index);
    }

    synchronized void close() {
        Index closing = index;
        index = null;
        if (closing == null) {
            return;
        }
        try {
            closing.close();
        } catch (IOException | RuntimeException | LinkageError failure) {
            // Payara Micro may have deleted the application's classes by then.
            LOG.log(Level.WARNING, "the search index goes on from its last commit: it could not be closed", failure);
        }
    }

    /** For administrators. */
    IndexState state() {
        Index looked = index;
        try {
            return looked == null
                    ? new IndexState(progress, 0, 0)
                    : new IndexState(progress, looked.entries(), looked.bytes());
        } catch (IOException | AlreadyClosedException damaged) {
            return new IndexState(progress, 0, 0);
        }
    }
}
