package io.atrium.endpoint.centrifuge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.channel.Outgoing;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An answer that goes on, to a server that takes what it likes. */
class StreamLinkTest {
    private final Client client = new Client();
    private final List<String> done = new ArrayList<>();
    private boolean completed;
    private StreamLink link;

    @BeforeEach
    void open() throws IOException {
        ServletResponse response = fake(ServletResponse.class, "getOutputStream", () -> client);
        AsyncContext exchange = (AsyncContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {AsyncContext.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("complete")) {
                        completed = true;
                    }
                    return method.getName().equals("getResponse") ? response : null;
                });
        link = new StreamLink(exchange, StreamLink.LINES);
    }

    @Test
    void nothing_is_written_before_the_server_has_called_and_all_of_it_then() {
        send("{\"a\":1}");
        assertEquals("", client.written());
        assertEquals(List.of(), done);
        link.onWritePossible();
        assertEquals("{\"a\":1}\n", client.written());
        assertEquals(List.of("ok"), done);
        send("{\"b\":2}");
        assertEquals("{\"a\":1}\n{\"b\":2}\n", client.written());
        assertEquals(List.of("ok", "ok"), done);
    }

    @Test
    void a_write_is_done_when_the_server_takes_more_again() {
        link.onWritePossible();
        client.takes = 1;
        send("{\"a\":1}");
        assertEquals("{\"a\":1}\n", client.written());
        assertEquals(List.of(), done);
        client.takes = Integer.MAX_VALUE;
        link.onWritePossible();
        assertEquals(List.of("ok"), done);
        assertTrue(client.flushed);
    }

    @Test
    void an_end_is_told_and_then_it_ends() {
        link.onWritePossible();
        link.end(Disconnect.EXPIRED);
        assertEquals(
                "{\"push\":{\"disconnect\":{\"code\":3005,\"reason\":\"connection expired\"}}}\n", client.written());
        assertTrue(completed);
    }

    @Test
    void an_end_before_the_server_has_called_is_told_when_it_does() {
        link.end(Disconnect.BAD_REQUEST);
        assertFalse(completed);
        link.onWritePossible();
        assertTrue(client.written().contains("3501"));
        assertTrue(completed);
    }

    @Test
    void an_end_after_the_last_words_comes_after_them() {
        send("{\"a\":1}");
        link.end(Disconnect.BAD_REQUEST);
        link.onWritePossible();
        assertTrue(client.written().startsWith("{\"a\":1}\n{\"push\":{\"disconnect\""), client.written());
        assertTrue(completed);
    }

    @Test
    void a_client_that_takes_nothing_is_not_waited_for() {
        link.onWritePossible();
        client.takes = 0;
        send("{\"a\":1}");
        link.end(Disconnect.SLOW);
        assertTrue(completed);
        assertEquals(List.of("ended"), done);
        link.end(Disconnect.SLOW);
        link.onWritePossible();
        assertEquals("", client.written());
    }

    @Test
    void a_broken_stream_ends() {
        link.onWritePossible();
        client.broken = true;
        send("{\"a\":1}");
        assertEquals(List.of("broken"), done);
        assertTrue(completed);
    }

    private void send(String frame) {
        link.send(List.of(Outgoing.of(frame)), failure -> done.add(failure == null ? "ok" : failure.getMessage()));
    }

    private interface Value {
        Object get();
    }

    private static <T> T fake(Class<T> type, String name, Value value) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getName().equals(name) ? value.get() : null));
    }

    /** Says it is ready so many times. */
    private static final class Client extends ServletOutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int takes = Integer.MAX_VALUE;
        private boolean flushed;
        private boolean broken;

        String written() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        @Override
        public boolean isReady() {
            return takes-- > 0;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(int one) throws IOException {
            if (broken) {
                throw new IOException("broken");
            }
            bytes.write(one);
        }

        @Override
        public void flush() {
            flushed = true;
        }
    }
}
