package io.atrium.endpoint;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What a client is told of a frame that failed: every frame is answered. */
public final class Failure {
    private static final Logger LOG = Logger.getLogger(Failure.class.getName());

    private Failure() {}

    /** What was thrown, where that is for the client to know; else that the frame could not be taken, and the log has the rest. */
    public static Problem problem(Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (cause instanceof Problem problem) {
            return problem;
        }
        LOG.log(Level.SEVERE, "a frame failed", cause);
        return Problem.retryable(ErrorCode.UNAVAILABLE, "the frame could not be taken", 2);
    }
}
