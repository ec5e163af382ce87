package io.atrium.endpoint;

import jakarta.websocket.Session;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Payara: Tyrus on Grizzly. Tyrus starts a managed timer with every frame sent and received, which is more than half of what either costs, and
 * calls a frame done when it is in a queue of megabytes. Here its timers never start, and the bytes go to the Grizzly connection: in order
 * with what Tyrus itself writes there (pongs, the close frame), through its filters (TLS), and done when the system has them.
 */
final class TyrusSender implements RawSender {
    private static final String[] TO_UPGRADE = {
        "basicRemote", "webSocket", "protocolHandler", "writer", "tyrusHttpUpgradeHandler"
    };

    private final Grizzly grizzly;
    private final Object connection;
    private final Object completion;
    private final OneWrite write = new OneWrite();

    /** Null once it has been looked through. */
    private Object request;

    private TyrusSender(Grizzly grizzly, Object request, Object connection) {
        this.grizzly = grizzly;
        this.request = request;
        this.connection = connection;
        this.completion = Inside.implement(
                grizzly.completionHandler,
                Map.of(
                        "completed", ignored -> write.end(null),
                        "failed", arguments -> write.end((Throwable) arguments[0]),
                        "cancelled", ignored -> write.end(new IllegalStateException("cancelled"))));
    }

    @Override
    public void send(byte[] frames, Consumer<Throwable> done) {
        write.begin(done, () -> grizzly.write.invoke(connection, grizzly.wrap.invoke(null, frames), completion));
    }

    @Override
    public void settle() {
        Object spent = request;
        request = null;
        if (spent != null) {
            GrizzlyHeaders.release(spent);
        }
    }

    @Override
    public void abort() {
        OneWrite.must(() -> grizzly.terminate.invoke(connection));
    }

    /** Nothing of it is looked up again for each session. */
    static final class Grizzly implements Source {
        private final Class<?> completionHandler;
        private final MethodHandle wrap;
        private final MethodHandle write;
        private final MethodHandle terminate;

        /**
         * @param container the application's, whose sessions start no timer from here on: idleness is our own sweep's
         * @throws ReflectiveOperationException where this server is another one
         */
        Grizzly(Object container) throws ReflectiveOperationException {
            ClassLoader server = container.getClass().getClassLoader();
            Class<?> connection = server.loadClass("org.glassfish.grizzly.Connection");
            Class<?> memory = server.loadClass("org.glassfish.grizzly.memory.MemoryManager");
            Class<?> buffers = server.loadClass("org.glassfish.grizzly.memory.Buffers");
            Class<?> buffer = server.loadClass("org.glassfish.grizzly.Buffer");
            completionHandler = server.loadClass("org.glassfish.grizzly.CompletionHandler");
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            wrap = lookup.findStatic(buffers, "wrap", MethodType.methodType(buffer, memory, byte[].class));
            write = lookup.findVirtual(
                    connection, "write", MethodType.methodType(void.class, Object.class, completionHandler));
            terminate = lookup.findVirtual(connection, "terminateSilently", MethodType.methodType(void.class));
            Inside.write(container, "managedScheduledExecutorService", new NoTimers());
        }

        @Override
        public String name() {
            return "tyrus";
        }

        @Override
        public RawSender of(Session session) throws ReflectiveOperationException {
            // By its method: what the writer holds is a proxy of the container's, with fields of its own.
            Object upgraded = Inside.call(Inside.read(session, TO_UPGRADE), "getWebConnection");
            Object request = Inside.call(Inside.read(upgraded, "request"), "getCoyoteRequest");
            return new TyrusSender(this, request, Inside.call(Inside.call(request, "getContext"), "getConnection"));
        }
    }
}
