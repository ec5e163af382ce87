package io.atrium.endpoint.rest;

import io.atrium.endpoint.ProblemAnswer;
import io.atrium.wire.Problem;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The answer to a request that waits, given once, by any thread. It is written as the reader takes it, and holds nobody up. */
final class PollAnswer {
    private static final Logger LOG = Logger.getLogger(PollAnswer.class.getName());

    private static final int PART = 32 * 1024;

    private final AsyncContext exchange;
    private final Executor finishing;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile long progressAt;

    /**
     * @param finishing ends the request once its answer is out: that costs a server more than writing does, and those who are answered after it
     *     would wait for it
     */
    PollAnswer(AsyncContext exchange, Executor finishing) {
        this.exchange = exchange;
        this.finishing = finishing;
    }

    /** @param gone runs where the request ends, answered or not */
    void whenOver(Runnable gone) {
        exchange.addListener(new Ending(gone));
    }

    /** @param json not changed by anybody, as others may be given it too */
    void page(byte[] json) {
        answer(response -> {
            response.setContentType(MediaType.APPLICATION_JSON);
            response.setContentLength(json.length);
            return json;
        });
    }

    void problem(Problem problem) {
        answer(response -> ProblemAnswer.begin(response, problem));
    }

    /** Whether nothing remains to be done. */
    boolean isOver() {
        return over.get();
    }

    /** Nanoseconds for which the reader has taken nothing of it. */
    long stalled() {
        return System.nanoTime() - progressAt;
    }

    /** Of whoever does not read it. */
    void giveUp() {
        end();
    }

    /** @param head sets all but the body, and gives that */
    private void answer(Function<HttpServletResponse, byte[]> head) {
        try {
            progressAt = System.nanoTime();
            HttpServletResponse response = (HttpServletResponse) exchange.getResponse();
            byte[] body = head.apply(response);
            ServletOutputStream out = response.getOutputStream();
            out.setWriteListener(new Writing(out, body));
        } catch (IOException | RuntimeException gone) {
            broken(gone);
        }
    }

    private void broken(Throwable failure) {
        LOG.log(Level.FINE, "whoever waited has gone", failure);
        end();
    }

    private void end() {
        if (over.compareAndSet(false, true)) {
            try {
                exchange.complete();
            } catch (RuntimeException before) {
                LOG.log(Level.FINE, "an answer that was over already", before);
            }
        }
    }

    /** Part by part. */
    private final class Writing implements WriteListener {
        private final ServletOutputStream out;
        private final byte[] body;
        private int written;
        private boolean flushed;

        Writing(ServletOutputStream out, byte[] body) {
            this.out = out;
            this.body = body;
        }

        @Override
        public void onWritePossible() throws IOException {
            progressAt = System.nanoTime();
            while (written < body.length && out.isReady()) {
                int part = Math.min(PART, body.length - written);
                out.write(body, written, part);
                written += part;
            }
            if (written == body.length && !flushed && out.isReady()) {
                flushed = true;
                out.flush();
            }
            if (flushed && out.isReady()) {
                finishing.execute(PollAnswer.this::end);
            }
        }

        @Override
        public void onError(Throwable failure) {
            broken(failure);
        }
    }

    private record Ending(Runnable gone) implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            gone.run();
        }

        @Override
        public void onError(AsyncEvent event) {
            gone.run();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            gone.run();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // Nobody starts it again.
        }
    }
}
