package io.atrium.endpoint.rest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** An answer to a reader who takes what they like. */
class PollAnswerTest {
    private final Reader reader = new Reader();
    private final Queue<Runnable> finishing = new ArrayDeque<>();
    private final byte[] page = new byte[100_000];
    private int status = 200;
    private int completed;

    private final HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, method, arguments) -> {
                if (method.getName().equals("setStatus")) {
                    status = (int) arguments[0];
                }
                return method.getName().equals("getOutputStream") ? reader : null;
            });
    private final AsyncContext exchange = (AsyncContext) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {AsyncContext.class}, (proxy, method, arguments) -> {
                if (method.getName().equals("complete")) {
                    completed++;
                }
                return method.getName().equals("getResponse") ? response : null;
            });
    private final PollAnswer answer = new PollAnswer(exchange, finishing::add);

    @Test
    void it_is_out_before_the_request_is_ended() {
        answer.page(page);
        assertArrayEquals(page, reader.bytes.toByteArray());
        assertTrue(reader.flushed);
        assertEquals(0, completed);
        finishing.remove().run();
        assertEquals(1, completed);
        assertTrue(answer.isOver());
    }

    @Test
    void who_takes_nothing_is_not_waited_for_and_told_the_rest_when_they_do() throws IOException {
        reader.takes = 1;
        answer.page(page);
        assertTrue(reader.bytes.size() > 0 && reader.bytes.size() < page.length);
        assertFalse(answer.isOver());
        reader.takes = Integer.MAX_VALUE;
        reader.listener.onWritePossible();
        assertArrayEquals(page, reader.bytes.toByteArray());
        finishing.remove().run();
        assertEquals(1, completed);
    }

    @Test
    void who_never_does_is_given_up_once() {
        reader.takes = 0;
        answer.page(page);
        answer.giveUp();
        answer.giveUp();
        assertEquals(1, completed);
        assertEquals(0, reader.bytes.size());
    }

    @Test
    void who_has_gone_is_forgotten() {
        reader.broken = true;
        answer.page(page);
        assertEquals(1, completed);
        assertTrue(answer.isOver());
    }

    @Test
    void a_refusal_has_its_status() {
        answer.problem(Problem.of(ErrorCode.FORBIDDEN, "you are not a member of this room"));
        assertEquals(403, status);
        assertTrue(reader.bytes.toString(StandardCharsets.UTF_8).contains("\"code\":\"forbidden\""));
    }

    /** Says it is ready so many times. */
    private static final class Reader extends ServletOutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private WriteListener listener;
        private int takes = Integer.MAX_VALUE;
        private boolean flushed;
        private boolean broken;

        @Override
        public boolean isReady() {
            return takes-- > 0;
        }

        /** Calls at once, as Payara does. */
        @Override
        public void setWriteListener(WriteListener set) {
            listener = set;
            try {
                listener.onWritePossible();
            } catch (IOException failure) {
                listener.onError(failure);
            }
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
