package io.atrium.endpoint.centrifuge;

import io.atrium.account.Caller;
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
        streams.take(
                request,
                QUOTED * limits.maxFrame(),
                body -> response.setStatus(
                        body.map(text -> take(text, caller)).orElse(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE)));
    }

    /** The status to answer. */
    private int take(String text, Caller caller) {
        JsonObject request;
        try {
            request = FrameCodec.unjudged(text);
        } catch (Problem notJson) {
            return HttpServletResponse.SC_BAD_REQUEST;
        }
        if (!(request.get("session") instanceof JsonString session)
                || !(request.get("data") instanceof JsonString data)) {
            return HttpServletResponse.SC_BAD_REQUEST;
        }
        if (data.getString().getBytes(StandardCharsets.UTF_8).length > limits.maxFrame()) {
            return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
        }
        if (!connections.node().equals(request.getString("node", ""))) {
            return HttpServletResponse.SC_NOT_FOUND;
        }
        Optional<Connection> connection = connections.find(session.getString());
        if (connection.isPresent() && !connection.get().visitor().mayBe(caller)) {
            return HttpServletResponse.SC_FORBIDDEN;
        }
        // One that has ended here needs no word: its stream has told.
        connection.ifPresent(open -> open.receive(data.getString()));
        return HttpServletResponse.SC_NO_CONTENT;
    }
}
