package io.atrium.endpoint.rest;

import io.atrium.command.CommandCalls;
import io.atrium.wire.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletionException;

/** Where registered commands answer later: {@code POST /hooks/answer/SECRET}, with what they would have answered at once. */
@WebServlet(CommandCalls.ANSWERS + "*")
public class AnswerDoor extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int MAX_BODY = 64 * 1024;

    @Inject
    private transient CommandCalls calls;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            String path = request.getPathInfo();
            calls.late(path == null ? "" : path.substring(1), Bodies.object(request.getInputStream(), MAX_BODY))
                    .toCompletableFuture()
                    .join();
            HookDoor.answer(response, 200, "text/plain", "ok");
        } catch (Problem refused) {
            HookDoor.refuse(response, refused);
        } catch (CompletionException failed) {
            if (!(failed.getCause() instanceof Problem refused)) {
                throw failed;
            }
            HookDoor.refuse(response, refused);
        }
    }
}
