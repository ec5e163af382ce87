package io.atrium.endpoint.centrifuge;

import io.atrium.account.Caller;
import io.atrium.endpoint.ProblemAnswer;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Limits;
import io.atrium.wire.Problem;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Brings commands to a connection whose link takes none: {@code {"session","node","data"}}, where data is the text of a frame. */
@WebServlet(urlPatterns = "/emulation", asyncSupported = true)
public class EmulationDoor extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** A frame grows where it is quoted. */
    private static final int QUOTED = 2;

    @Inject
    private transient Streams streams;

    @Inject
    private transient Connections connections;

    @Inject
    private transient Limits limits;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Caller caller = (Caller) request.getAttribute(Caller.ATTRIBUTE);
        streams.take(request, response, QUOTED * limits.maxFrame(), (body, end) -> {
            try {
                take(body.orElseThrow(EmulationDoor::tooLarge), caller, () -> {
                    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                    end.run();
                });
            } catch (Problem refused) {
                response.getOutputStream().write(ProblemAnswer.begin(response, refused));
                end.run();
            }
        });
    }

    private void take(String text, Caller caller, Runnable taken) {
        JsonObject request = FrameCodec.unjudged(text);
        if (!(request.get("session") instanceof JsonString session)
                || !(request.get("data") instanceof JsonString data)) {
            throw Problem.of(ErrorCode.MALFORMED, "session and data are missing");
        }
        if (data.getString().getBytes(StandardCharsets.UTF_8).length > limits.maxFrame()) {
            throw tooLarge();
        }
        if (!connections.node().equals(request.getString("node", ""))) {
            throw Problem.of(ErrorCode.NOT_FOUND, "this node is another one");
        }
        Optional<Connection> connection = connections.find(session.getString());
        if (connection.isEmpty()) {
            // One that has ended here needs no word: its stream has told.
            taken.run();
            return;
        }
        if (!connection.get().visitor().mayBe(caller)) {
            throw Problem.of(ErrorCode.FORBIDDEN, "this connection is somebody else's");
        }
        if (!streams.receive(connection.get(), data.getString(), taken)) {
            throw Problem.retryable(ErrorCode.RATE_LIMITED, "too many frames of this connection wait", 1);
        }
    }

    private static Problem tooLarge() {
        return Problem.of(ErrorCode.TOO_LARGE, "a frame is larger than the limit");
    }
}
