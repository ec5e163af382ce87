package io.atrium.admin;

import io.atrium.wire.CommonTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The last warnings of this node's log, as far as they are Atrium's own. */
@ApplicationScoped
public class Warnings {
    private static final int MOST = 10;
    private static final int LONGEST = 300;

    /** Held: the log manager knows loggers weakly. */
    private static final Logger OURS = Logger.getLogger("io.atrium");

    private final Deque<Warning> last = new ArrayDeque<>();
    private final Handler handler = new Listening();

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        OURS.addHandler(handler);
    }

    /** The log manager outlives the application. */
    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
        OURS.removeHandler(handler);
    }

    /** The newest first. */
    public List<Warning> last() {
        synchronized (last) {
            return List.copyOf(last);
        }
    }

    void add(LogRecord line) {
        if (line.getLevel().intValue() < Level.WARNING.intValue()) {
            return;
        }
        Warning warning = new Warning(
                CommonTime.now(),
                line.getLevel().intValue() >= Level.SEVERE.intValue() ? "severe" : "warning",
                source(line),
                text(line));
        synchronized (last) {
            last.addFirst(warning);
            if (last.size() > MOST) {
                last.removeLast();
            }
        }
    }

    private static String source(LogRecord line) {
        String name = String.valueOf(line.getLoggerName());
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String text(LogRecord line) {
        String text = new SimpleFormatter().formatMessage(line);
        if (line.getThrown() != null) {
            text += ": " + line.getThrown();
        }
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private final class Listening extends Handler {
        Listening() {
            setLevel(Level.WARNING);
        }

        @Override
        public void publish(LogRecord line) {
            add(line);
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
