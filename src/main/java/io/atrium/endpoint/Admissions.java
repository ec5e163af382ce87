package io.atrium.endpoint;

import io.atrium.channel.Tunable;
import io.atrium.channel.Tuning;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Who may come in now, by a socket or a stream. When all come back at once, {@code ATRIUM_ADMISSION} of them a second are let in: each costs much more than
 * being here, and those who are here are served meanwhile. Of a node that is draining nobody.
 */
@ApplicationScoped
public class Admissions {
    @Inject
    private Drain drain;

    @Inject
    private Tuning tuning;

    private AdmissionMeter meter;

    @PostConstruct
    void prepare() {
        meter = new AdmissionMeter(
                () -> tuning.value(Tunable.ADMISSION),
                System::nanoTime,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /** Whether who asks is let in. Answers who is not. */
    public boolean letIn(HttpServletResponse response) throws IOException {
        try {
            drain.requireNone();
            requireNow(meter.take());
            return true;
        } catch (Problem later) {
            response.getOutputStream().write(ProblemAnswer.begin(response, later));
            return false;
        }
    }

    /** Of who only wants to know. @throws Problem {@code unavailable}, with the seconds after which to come again */
    public void requireLikely() {
        drain.requireNone();
        requireNow(meter.look());
    }

    private static void requireNow(int later) {
        if (later > 0) {
            throw Problem.retryable(ErrorCode.UNAVAILABLE, "too many come at once", later);
        }
    }
}
