package io.atrium.endpoint.rest;

import io.atrium.room.Hooked;
import io.atrium.room.Member;
import io.atrium.room.RoomKinds;
import io.atrium.room.RoomTraffic;
import io.atrium.room.Webhooks;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Where webhooks are posted to: {@code POST /hooks/SECRET}. In a chat Slack's payload, as JSON or as the form field {@code payload}; in rooms of other kinds frames, as
 * {@code POST /api/rooms/ROOM/entries} takes them. Answers {@code ok} after the commit, as Slack does.
 */
@WebServlet(HookDoor.PATH + "*")
public class HookDoor extends HttpServlet {
    static final String PATH = "/hooks/";

    private static final long serialVersionUID = 1L;
    private static final int MAX_BODY = 256 * 1024;
    private static final int MAX_FRAMES = 1_000;

    @Inject
    private transient Webhooks hooks;

    @Inject
    private transient RoomKinds kinds;

    @Inject
    private transient RoomTraffic traffic;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            String path = request.getPathInfo();
            Webhooks.Voice voice = hooks.voice(path == null ? "" : path.substring(1));
            say(voice, payload(request)).toCompletableFuture().join();
            answer(response, 200, "text/plain", "ok");
        } catch (Problem refused) {
            refuse(response, refused);
        } catch (CompletionException failed) {
            if (!(failed.getCause() instanceof Problem refused)) {
                throw failed;
            }
            refuse(response, refused);
        }
    }

    private CompletionStage<?> say(Webhooks.Voice voice, JsonStructure payload) {
        Member member = voice.member();
        Optional<Hooked> hooked = kinds.ability(member.room(), Hooked.class);
        if (hooked.isEmpty()) {
            return traffic.receiveAll(member, frames(payload, voice.name()));
        }
        if (!(payload instanceof JsonObject object)) {
            throw Problem.of(ErrorCode.MALFORMED, "a JSON object is expected");
        }
        // Without a mark that follows it: who made the webhook has not read what it says.
        return traffic.receive(member, hooked.get().frame(voice.name(), object), null);
    }

    private static List<Frame> frames(JsonStructure payload, String hook) {
        if (payload instanceof JsonObject object) {
            return List.of(frame(object, hook));
        }
        JsonArray array = payload.asJsonArray();
        if (array.isEmpty() || array.size() > MAX_FRAMES || !array.stream().allMatch(JsonObject.class::isInstance)) {
            throw Problem.of(ErrorCode.MALFORMED, "1 to " + MAX_FRAMES + " JSON objects are expected");
        }
        return array.getValuesAs(JsonObject.class).stream()
                .map(object -> frame(object, hook))
                .toList();
    }

    private static Frame frame(JsonObject said, String hook) {
        JsonObject via = Json.createObjectBuilder().add("name", hook).build();
        return Frame.of(Json.createObjectBuilder(said).add("via", via).build());
    }

    private static JsonStructure payload(HttpServletRequest request) throws IOException {
        String type = String.valueOf(request.getContentType());
        if (!type.startsWith("application/x-www-form-urlencoded")) {
            return Bodies.structure(request.getInputStream(), MAX_BODY);
        }
        request.setCharacterEncoding(StandardCharsets.UTF_8.name());
        String field = request.getParameter("payload");
        if (field == null) {
            throw Problem.invalid("payload", "a form needs the field payload");
        }
        if (field.length() > MAX_BODY) {
            throw Problem.of(ErrorCode.TOO_LARGE, "the payload takes at most " + MAX_BODY + " characters");
        }
        return FrameCodec.structure(field);
    }

    static void refuse(HttpServletResponse response, Problem refused) throws IOException {
        if (refused.retryAfterSeconds() > 0) {
            response.setIntHeader("Retry-After", refused.retryAfterSeconds());
        }
        answer(
                response,
                refused.code().httpStatus(),
                Problem.MEDIA_TYPE,
                refused.toProblemJson().toString());
    }

    static void answer(HttpServletResponse response, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(type + ";charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
