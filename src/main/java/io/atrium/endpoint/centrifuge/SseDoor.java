package io.atrium.endpoint.centrifuge;

import io.atrium.account.Caller;
import io.atrium.endpoint.centrifuge.Disconnect.Demanded;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The multiplexed connection as server-sent events. The connect command stands in the address, or in a body. */
@WebServlet(urlPatterns = "/connection/sse", asyncSupported = true)
public class SseDoor extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Streams streams;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String first = request.getParameter("cf_connect");
        Caller caller = (Caller) request.getAttribute(Caller.ATTRIBUTE);
        boolean byCookie = caller != null && caller.credential().isSession();
        // A link that somebody follows must not be able to do more than connect.
        if (first == null || byCookie && !isConnect(first)) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        streams.open(request, response, StreamLink.EVENTS, first);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        streams.open(request, response, StreamLink.EVENTS);
    }

    private static boolean isConnect(String text) {
        try {
            return Command.CONNECT.equals(Command.decode(text).name());
        } catch (Demanded noCommand) {
            return false;
        }
    }
}
