package io.atrium.endpoint;

import io.atrium.channel.ChannelLayer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Told to end by SIGTERM, a node among others drains first. Before everything else: once the JVM ends, the servers' own hooks run beside each other and
 * ours, close the ports and take the application apart. A node alone has nowhere to send its clients and ends at once, as do all at a second signal.
 */
@ApplicationScoped
public class TermSignal {
    private static final Logger LOG = Logger.getLogger(TermSignal.class.getName());

    @Inject
    private Drain drain;

    @Inject
    private ChannelLayer layer;

    /** What would be done without us; null where nothing was changed. */
    private volatile Object others;

    private volatile boolean heard;

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        if (layer.isShared() && !drain.duration().isZero()) {
            try {
                others = Signals.handle(Inside.implement(Signals.handlerType(), Map.of("handle", this::drainFirst)));
            } catch (ReflectiveOperationException | RuntimeException elsewhere) {
                // A JVM without signals (-Xrs) or of another maker: then all are sent away at once.
                LOG.log(Level.INFO, "SIGTERM will not drain this node", elsewhere);
            }
        }
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
        if (others != null && !heard) {
            try {
                LOG.log(Level.FINE, "no more heard of by {0}", Signals.handle(others));
            } catch (ReflectiveOperationException failure) {
                LOG.log(Level.WARNING, "SIGTERM is still heard by an application that has ended", failure);
            }
        }
    }

    /** On a thread of the JVM's own. Whatever comes of draining, the JVM ends. */
    private void drainFirst(Object[] signal) {
        boolean first = !heard;
        heard = true;
        try {
            // Without one there are no beans, on Payara.
            Thread.currentThread().setContextClassLoader(TermSignal.class.getClassLoader());
            if (first) {
                drain.begin();
                await();
            }
        } catch (RuntimeException failure) {
            LOG.log(Level.SEVERE, "this node ends without having been drained", failure);
        }
        try {
            Signals.handlerType().getMethod("handle", Signals.type()).invoke(others, signal);
        } catch (ReflectiveOperationException failure) {
            LOG.log(Level.SEVERE, "the server could not be told to end", failure);
        }
    }

    private void await() {
        try {
            Thread.sleep(drain.duration().toMillis());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** The JDK's signals: a supported module of it, which the compiler hides where it compiles for another release. */
    private static final class Signals {
        private Signals() {}

        static Class<?> type() throws ClassNotFoundException {
            return Class.forName("sun.misc.Signal", true, ClassLoader.getPlatformClassLoader());
        }

        static Class<?> handlerType() throws ClassNotFoundException {
            return Class.forName("sun.misc.SignalHandler", true, ClassLoader.getPlatformClassLoader());
        }

        /** Returns the handler there was. */
        static Object handle(Object handler) throws ReflectiveOperationException {
            Object term = type().getConstructor(String.class).newInstance("TERM");
            Method handle = type().getMethod("handle", type(), handlerType());
            try {
                return handle.invoke(null, term, handler);
            } catch (InvocationTargetException refused) {
                throw new ReflectiveOperationException(refused.getCause());
            }
        }
    }
}
