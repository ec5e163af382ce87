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
import java.util.logging.Level;
import java.util.logging.Logger;

/** Brings commands to a connection whose link takes none: {@code {"session","node","data"}}, where data is the text of a frame. */
@WebServlet(urlPatterns = "/emulation", asyncSupported = true)
public class EmulationDoor extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(EmulationDoor.class.getName());

    /** A frame grows where it is quoted. */
    private static final int QUOTED = 2;

    @Inject
    private transient Streams streams;

    @Inject
    private transient Errands errands;

    @Inject
    private transient Limits limits;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Caller caller = (Caller) request.getAttribute(Caller.ATTRIBUTE);
        streams.take(request, response, QUOTED * limits.maxFrame(), (body, end) -> {
            try {
                take(body.orElseThrow(EmulationDoor::tooLarge), caller, refused -> {
                    refused.ifPresentOrElse(
                            problem -> refuse(response, problem),
                            () -> response.setStatus(HttpServletResponse.SC_NO_CONTENT));
                    end.run();
                });
            } catch (Problem refused) {
                refuse(response, refused);
                end.run();
            }
        });
    }

    private static void refuse(HttpServletResponse response, Problem problem) {
        try {
            response.getOutputStream().write(ProblemAnswer.begin(response, problem));
        } catch (IOException gone) {
            LOG.log(Level.FINE, "who brought a frame did not wait for the answer", gone);
        }
    }

    private void take(String text, Caller caller, Errands.Done done) {
        JsonObject request = FrameCodec.unjudged(text);
        if (!(request.get("session") instanceof JsonString session)
                || !(request.get("data") instanceof JsonString data)) {
            throw Problem.of(ErrorCode.MALFORMED, "session and data are missing");
        }
        if (data.getString().getBytes(StandardCharsets.UTF_8).length > limits.maxFrame()) {
            throw tooLarge();
        }
        Long user = caller == null ? null : caller.userId();
        errands.run(request.getString("node", ""), session.getString(), data.getString(), user, done);
    }

    private static Problem tooLarge() {
        return Problem.of(ErrorCode.TOO_LARGE, "a frame is larger than the limit");
    }
}
