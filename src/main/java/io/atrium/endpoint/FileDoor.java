package io.atrium.endpoint;

import io.atrium.account.Caller;
import io.atrium.file.FileReading;
import io.atrium.file.StoredFile;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files, for the members of their room: {@code GET /files/ID/NAME}, the name as one likes, and {@code GET /files/ID/thumbnail}. Whatever it is, it never runs here: a page may show pictures,
 * sound and films by their own type, all else is a download of no type; and what is opened by itself is in a sandbox without rights.
 */
@WebServlet("/files/*")
public class FileDoor extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(FileDoor.class.getName());
    private static final Pattern PATH = Pattern.compile("/([a-z0-9]{32})/([^/]+)");
    private static final int BUFFER = 65_536;
    private static final int RETRY_SECONDS = 5;

    @Inject
    private transient FileReading files;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Matcher path = PATH.matcher(String.valueOf(request.getPathInfo()));
            if (!path.matches()) {
                throw Problem.of(ErrorCode.NOT_FOUND, "there is no such file");
            }
            StoredFile file = files.visible((Caller) request.getAttribute(Caller.ATTRIBUTE), path.group(1));
            response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
            response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
            response.setHeader("Cache-Control", "private, max-age=3600");
            if (path.group(2).equals("thumbnail")) {
                sendThumbnail(file, response);
            } else {
                send(file, request, response);
            }
        } catch (Problem refused) {
            response.setHeader("Cache-Control", "no-store");
            response.getOutputStream().write(ProblemAnswer.begin(response, refused));
        }
    }

    private void sendThumbnail(StoredFile file, HttpServletResponse response) throws IOException {
        byte[] picture = read(() -> files.thumbnail(file));
        response.setContentType("image/" + file.getThumbnail());
        response.setContentLength(picture.length);
        response.getOutputStream().write(picture);
    }

    private void send(StoredFile file, HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean shown = FileReading.isShown(file);
        String tag = '"' + file.getSha256() + '"';
        response.setHeader("ETag", tag);
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("Content-Disposition", (shown ? "inline" : "attachment") + named(file.getName()));
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(shown ? file.getType() : "application/octet-stream");
        String precondition = request.getHeader("If-Range");
        boolean same = precondition == null || precondition.equals(tag);
        ByteRange range =
                same ? ByteRange.of(request.getHeader("Range"), file.getBytes()) : ByteRange.whole(file.getBytes());
        if (range == null) {
            response.setHeader("Content-Range", "bytes */" + file.getBytes());
            response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
            return;
        }
        if (range.isPart()) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader("Content-Range", range.header());
        }
        response.setContentLengthLong(range.length());
        if (!request.getMethod().equals("HEAD")) {
            copy(file, range, response);
        }
    }

    private void copy(StoredFile file, ByteRange range, HttpServletResponse response) throws IOException {
        try (InputStream content = read(() -> files.open(file, range.from(), range.length()))) {
            byte[] buffer = new byte[BUFFER];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                response.getOutputStream().write(buffer, 0, read);
            }
        }
    }

    /** What the store has to give. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException away) {
            LOG.log(Level.WARNING, "the store of files is away", away);
            throw Problem.retryable(ErrorCode.UNAVAILABLE, "the file can't be read just now", RETRY_SECONDS);
        }
    }

    /** In both spellings of RFC 6266: old programs know the one only. */
    private static String named(String name) {
        String plain = name.replaceAll("[^ -~]|[\"\\\\%]", "_");
        String exact = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "; filename=\"" + plain + "\"; filename*=UTF-8''" + exact;
    }
}
