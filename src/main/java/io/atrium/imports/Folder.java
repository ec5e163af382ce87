package io.atrium.imports;

import io.atrium.wire.CommonTime;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Where archives lie while they are worked on: a folder each, named by the job. Of several nodes the one whose disk it is works on it. */
@ApplicationScoped
class Folder {
    private static final Logger LOG = Logger.getLogger(Folder.class.getName());
    private static final String ARCHIVE = "archive";
    private static final List<String> FILES = List.of(ARCHIVE, "plan.json", "said.raw", "said.lines");
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final int BUFFER = 1 << 16;

    /** Whatever else lies there is somebody else's. */
    private static final Predicate<String> AN_ID =
            Pattern.compile("[0-9a-z]{24}").asMatchPredicate();

    private final Path root = root();

    private static Path root() {
        Config config = ConfigProvider.getConfig();
        String named =
                config.getOptionalValue("atrium.import-dir", String.class).orElse("");
        return named.isEmpty()
                ? Path.of(config.getOptionalValue("atrium.data", String.class).orElse("data"))
                        .resolve("imports")
                : Path.of(named);
    }

    /** @return how many bytes came. @throws Problem {@code too_large}; {@code unavailable} where the disk takes no more */
    long take(String id, InputStream body, long most) {
        try {
            Files.createDirectories(root.resolve(id));
            try (OutputStream to = Files.newOutputStream(archive(id))) {
                return copy(body, to, most);
            }
        } catch (IOException broken) {
            remove(id);
            LOG.log(Level.WARNING, "an archive could not be taken in", broken);
            throw Problem.of(ErrorCode.UNAVAILABLE, "the archive could not be stored whole");
        } catch (Problem refused) {
            remove(id);
            throw refused;
        }
    }

    private static long copy(InputStream body, OutputStream to, long most) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long all = 0;
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            all += read;
            if (all > most) {
                throw Problem.of(ErrorCode.TOO_LARGE, "an archive takes at most " + most + " bytes");
            }
            to.write(buffer, 0, read);
        }
        return all;
    }

    boolean has(String id) {
        return Files.exists(archive(id));
    }

    Path archive(String id) {
        return root.resolve(id).resolve(ARCHIVE);
    }

    Path plan(String id) {
        return root.resolve(id).resolve("plan.json");
    }

    Path raw(String id) {
        return root.resolve(id).resolve("said.raw");
    }

    Path said(String id) {
        return root.resolve(id).resolve("said.lines");
    }

    /** The folders there are, by their jobs' ids; perhaps another installation's, too. */
    List<String> all() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(root)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(AN_ID)
                    .toList();
        } catch (IOException unreadable) {
            LOG.log(Level.WARNING, "the archives' folder can't be read", unreadable);
            return List.of();
        }
    }

    /** Nothing has come in for a day: what was on its way is left of a node that died. */
    boolean isForgotten(String id) {
        try {
            Path newest = has(id) ? archive(id) : root.resolve(id);
            return Files.getLastModifiedTime(newest)
                    .toInstant()
                    .isBefore(CommonTime.now().minus(A_DAY));
        } catch (IOException gone) {
            LOG.log(Level.FINE, "it was removed meanwhile", gone);
            return false;
        }
    }

    void remove(String id) {
        try {
            for (String file : FILES) {
                Files.deleteIfExists(root.resolve(id).resolve(file));
            }
            Files.deleteIfExists(root.resolve(id));
        } catch (IOException unwilling) {
            LOG.log(Level.WARNING, "an archive could not be removed", unwilling);
        }
    }
}
