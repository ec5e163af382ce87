package io.atrium.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AvailabilityTest {
    private long now;
    private final Availability availability = new Availability(() -> now);
    private final AtomicInteger asked = new AtomicInteger();
    private volatile String fails = "08006";

    @Test
    void while_it_is_away_it_is_asked_once_a_second() throws SQLException {
        assertThrows(SQLException.class, this::ask);
        assertTrue(availability.isAway());
        for (int i = 0; i < 100; i++) {
            assertThrows(SQLException.class, this::ask);
        }
        assertEquals(1, asked.get());
        now += TimeUnit.SECONDS.toNanos(1);
        assertThrows(SQLException.class, this::ask);
        assertThrows(SQLException.class, this::ask);
        assertEquals(2, asked.get());
        now += TimeUnit.SECONDS.toNanos(1);
        fails = null;
        ask();
        ask();
        assertFalse(availability.isAway());
        assertEquals(4, asked.get());
    }

    @Test
    void of_one_that_hangs_one_hangs_along_and_the_others_fail_at_once() throws Exception {
        assertThrows(SQLException.class, this::ask);
        now += TimeUnit.MINUTES.toNanos(1);
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        CompletableFuture<Boolean> patient = CompletableFuture.supplyAsync(() -> {
            try {
                return availability.ask(() -> {
                    hanging.countDown();
                    return awaited(answer);
                });
            } catch (SQLException unexpected) {
                throw new IllegalStateException(unexpected);
            }
        });
        assertTrue(hanging.await(10, TimeUnit.SECONDS));
        SQLException atOnce = assertThrows(SQLException.class, this::ask);
        assertEquals("08001", atOnce.getSQLState());
        answer.countDown();
        assertTrue(patient.get(10, TimeUnit.SECONDS));
        fails = null;
        ask();
    }

    @Test
    void one_that_answers_with_a_refusal_is_there() {
        fails = "53300";
        assertThrows(SQLException.class, this::ask);
        assertThrows(SQLException.class, this::ask);
        assertFalse(availability.isAway());
        assertEquals(2, asked.get());
    }

    private static boolean awaited(CountDownLatch answer) {
        try {
            return answer.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void ask() throws SQLException {
        availability.ask(() -> {
            asked.incrementAndGet();
            if (fails != null) {
                throw new SQLException("away", fails);
            }
            return true;
        });
    }
}
