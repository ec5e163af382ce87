package io.atrium.endpoint.scim;

import io.atrium.account.Caller;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Problem;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** SCIM 2.0, for administrators' access tokens alone. Not by JAX-RS: all of that lies below {@code /api}, and answers problems its own way. */
@WebServlet(ScimDoor.PATH + "/*")
public class ScimDoor extends HttpServlet {
    static final String PATH = "/scim/v2";

    private static final Logger LOG = Logger.getLogger(ScimDoor.class.getName());
    private static final long serialVersionUID = 1L;
    private static final int MAX_BODY = 256 * 1024;
    private static final int USUAL = 100;
    private static final int FAILED = 500;
    private static final String TYPE = "application/scim+json";

    @Inject
    private transient ScimUsers users;

    @Inject
    private transient ScimGroups groups;

    @Inject
    private transient ScimPace pace;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Caller caller = (Caller) request.getAttribute(Caller.ATTRIBUTE);
            requireAllowed(caller);
            answer(request, response, caller);
        } catch (ScimError refused) {
            refuse(response, refused);
        } catch (Problem refused) {
            refuse(response, ScimError.of(refused));
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "a request of SCIM failed", failure);
            refuse(response, ScimError.of(FAILED, "the request failed"));
        }
    }

    /** A browser's cookie opens nothing here, so that no page can have it sent. */
    private void requireAllowed(Caller caller) {
        if (caller == null
                || !caller.isAdministrator()
                || !caller.credential().id().startsWith("token:")) {
            throw Problem.of(ErrorCode.FORBIDDEN, "for an administrator's access token only");
        }
        pace.take(caller.credential().id());
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Caller caller) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo().replaceAll("/+$", "");
        String[] parts = path.split("/", 3);
        String type = parts.length > 1 ? parts[1] : "";
        String id = parts.length > 2 ? parts[2] : null;
        if (type.equals("Users")) {
            users(request, response, caller, id);
            return;
        }
        if (type.equals("Groups")) {
            groups(request, response, caller, id);
            return;
        }
        if (!request.getMethod().equals("GET")) {
            throw ScimError.of(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "this can only be read");
        }
        write(response, HttpServletResponse.SC_OK, about(type, id, base(request)));
    }

    private static JsonObject about(String type, String id, String base) {
        if (type.equals("ServiceProviderConfig")) {
            return ScimAbout.config(base);
        }
        List<JsonObject> all = switch (type) {
            case "ResourceTypes" -> ScimAbout.types(base);
            case "Schemas" -> ScimAbout.schemas(base);
            default -> throw missing();
        };
        return id == null
                ? ScimJson.list(all, all.size(), 1)
                : all.stream()
                        .filter(one -> one.getString("id").equals(id))
                        .findFirst()
                        .orElseThrow(ScimDoor::missing);
    }

    private static ScimError missing() {
        return ScimError.of(HttpServletResponse.SC_NOT_FOUND, "there is no such resource");
    }

    private void users(HttpServletRequest request, HttpServletResponse response, Caller caller, String id)
            throws IOException {
        String base = base(request);
        ScimVersion version = ScimVersion.wanted(request);
        switch (request.getMethod() + (id == null ? "" : " one")) {
            case "GET" ->
                write(
                        response,
                        HttpServletResponse.SC_OK,
                        users.list(
                                request.getParameter("filter"),
                                Math.max(1, whole(request, "startIndex", 1)),
                                Math.min(ScimAbout.MOST_LISTED, Math.max(0, whole(request, "count", USUAL))),
                                base));
            case "POST" -> created(response, users.create(caller, body(request), base));
            case "GET one" -> read(response, version, users.one(id, base));
            case "PUT one" ->
                write(response, HttpServletResponse.SC_OK, users.replace(caller, id, version, body(request), base));
            case "PATCH one" ->
                write(response, HttpServletResponse.SC_OK, users.patch(caller, id, version, body(request), base));
            case "DELETE one" -> {
                users.delete(caller, id, version, base);
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            }
            default -> throw ScimError.of(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "this can't be done with users");
        }
    }

    private void groups(HttpServletRequest request, HttpServletResponse response, Caller caller, String id)
            throws IOException {
        String base = base(request);
        ScimVersion version = ScimVersion.wanted(request);
        boolean withMembers = !"members".equals(request.getParameter("excludedAttributes"));
        switch (request.getMethod() + (id == null ? "" : " one")) {
            case "GET" ->
                write(
                        response,
                        HttpServletResponse.SC_OK,
                        groups.list(
                                request.getParameter("filter"),
                                Math.max(1, whole(request, "startIndex", 1)),
                                Math.min(ScimAbout.MOST_LISTED, Math.max(0, whole(request, "count", USUAL))),
                                withMembers,
                                base));
            case "POST" -> created(response, groups.create(caller, body(request), base));
            case "GET one" -> read(response, version, groups.one(id, withMembers, base));
            case "PUT one" ->
                write(response, HttpServletResponse.SC_OK, groups.replace(caller, id, version, body(request), base));
            case "PATCH one" ->
                write(response, HttpServletResponse.SC_OK, groups.patch(caller, id, version, body(request), base));
            case "DELETE one" -> {
                groups.delete(caller, id, version, base);
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            }
            default -> throw ScimError.of(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "this can't be done with groups");
        }
    }

    private static void read(HttpServletResponse response, ScimVersion version, JsonObject found) throws IOException {
        if (version.isKnown(found)) {
            response.setHeader("ETag", ScimVersion.of(found));
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            write(response, HttpServletResponse.SC_OK, found);
        }
    }

    private static void created(HttpServletResponse response, JsonObject made) throws IOException {
        response.setHeader("Location", made.getJsonObject("meta").getString("location"));
        write(response, HttpServletResponse.SC_CREATED, made);
    }

    private static int whole(HttpServletRequest request, String name, int otherwise) {
        String given = request.getParameter(name);
        if (given == null) {
            return otherwise;
        }
        if (!given.matches("-?[0-9]{1,9}")) {
            throw ScimError.bad("invalidValue", name + " must be a whole number");
        }
        return Integer.parseInt(given);
    }

    private static JsonObject body(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(MAX_BODY + 1);
        if (bytes.length > MAX_BODY) {
            throw Problem.of(ErrorCode.TOO_LARGE, "the body takes at most " + MAX_BODY + " bytes");
        }
        try {
            return FrameCodec.object(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            throw Problem.of(ErrorCode.MALFORMED, "not UTF-8");
        }
    }

    /** As a path: who asks knows host and scheme better than a server behind a proxy. */
    private static String base(HttpServletRequest request) {
        return request.getContextPath() + PATH;
    }

    private static void refuse(HttpServletResponse response, ScimError refused) throws IOException {
        if (refused.retryAfter() > 0) {
            response.setIntHeader("Retry-After", refused.retryAfter());
        }
        write(response, refused.status(), refused.json());
    }

    private static void write(HttpServletResponse response, int status, JsonObject body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        if (body.get("meta") instanceof JsonObject meta && meta.containsKey("version")) {
            response.setHeader("ETag", ScimVersion.of(body));
        }
        response.setStatus(status);
        response.setContentType(TYPE + ";charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
