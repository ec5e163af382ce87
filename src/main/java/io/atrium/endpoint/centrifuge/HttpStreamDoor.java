package io.atrium.endpoint.centrifuge;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The multiplexed connection as an answer of lines. The body brings the connect command. */
@WebServlet(urlPatterns = "/connection/http_stream", asyncSupported = true)
public class HttpStreamDoor extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Streams streams;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        streams.open(request, response, StreamLink.LINES);
    }
}
