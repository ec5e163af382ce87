package io.atrium.endpoint;

import io.atrium.endpoint.WebSocketFrames.Whole;
import jakarta.websocket.Session;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.Consumer;

/** WildFly: Undertow. Its channel takes a frame's bytes as they are and writes together what was given to it at once. */
final class UndertowSender implements RawSender {
    private final Channels channels;
    private final Session session;
    private final Object channel;
    private final Object callback;
    private final OneWrite write = new OneWrite();

    private UndertowSender(Channels channels, Session session, Object channel) {
        this.channels = channels;
        this.session = session;
        this.channel = channel;
        this.callback = Inside.implement(
                channels.callback,
                Map.of(
                        "complete",
                        ignored -> write.end(null),
                        "onError",
                        arguments -> write.end((Throwable) arguments[2])));
    }

    @Override
    public void send(byte[] frames, Consumer<Throwable> done) {
        write.begin(done, () -> {
            Whole[] last = new Whole[1];
            WebSocketFrames.each(frames, frame -> {
                if (last[0] != null) {
                    send(last[0], null);
                }
                last[0] = frame;
            });
            // The frames of a channel are written in order: when this one is done, all are.
            send(last[0], callback);
        });
    }

    private void send(Whole frame, Object told) {
        MethodHandle send = frame.isBinary() ? channels.sendBinary : channels.sendText;
        OneWrite.must(() -> send.invoke(frame.payload(), channel, told));
    }

    @Override
    public void abort() {
        OneWrite.must(() -> channels.forceClose.invoke(session));
    }

    /** Nothing of it is looked up again for each session. */
    static final class Channels implements Source {
        private final Class<?> callback;
        private final MethodHandle channelOf;
        private final MethodHandle sendText;
        private final MethodHandle sendBinary;
        private final MethodHandle forceClose;

        /** @throws ReflectiveOperationException where this server is another one */
        Channels(Object container) throws ReflectiveOperationException {
            ClassLoader server = container.getClass().getClassLoader();
            Class<?> undertowSession = server.loadClass("io.undertow.websockets.jsr.UndertowSession");
            Class<?> channel = server.loadClass("io.undertow.websockets.core.WebSocketChannel");
            Class<?> sockets = server.loadClass("io.undertow.websockets.core.WebSockets");
            callback = server.loadClass("io.undertow.websockets.core.WebSocketCallback");
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            channelOf = lookup.findVirtual(undertowSession, "getWebSocketChannel", MethodType.methodType(channel));
            forceClose = lookup.findVirtual(undertowSession, "forceClose", MethodType.methodType(void.class));
            MethodType sending = MethodType.methodType(void.class, ByteBuffer.class, channel, callback);
            sendText = lookup.findStatic(sockets, "sendText", sending);
            sendBinary = lookup.findStatic(sockets, "sendBinary", sending);
        }

        @Override
        public String name() {
            return "undertow";
        }

        @Override
        public RawSender of(Session session) throws ReflectiveOperationException {
            try {
                return new UndertowSender(this, session, channelOf.invoke(session));
            } catch (Throwable unexpected) {
                throw new ReflectiveOperationException(unexpected);
            }
        }
    }
}
