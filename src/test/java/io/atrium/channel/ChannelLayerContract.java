package io.atrium.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every channel layer guarantees, whatever its backing. */
public abstract class ChannelLayerContract {
    private static final int MESSAGES = 5_000;

    private final ExecutorService senders = Executors.newCachedThreadPool();

    /** The layer under test; the same one for a whole test. */
    protected abstract ChannelLayer layer();

    @AfterEach
    void endSenders() {
        senders.shutdownNow();
    }

    @Test
    void what_one_thread_sends_arrives_in_order_at_each_receiver() {
        List<Long> one = new CopyOnWriteArrayList<>();
        List<Long> other = new CopyOnWriteArrayList<>();
        layer().groupAdd("a", into(one));
        layer().groupAdd("a", into(other));
        List<Long> sent = LongStream.rangeClosed(1, MESSAGES).boxed().toList();
        sent.forEach(seq -> layer().groupSend("a", message(seq)));
        Await.until("all came", () -> one.size() + other.size() == 2 * MESSAGES);
        assertEquals(sent, one);
        assertEquals(sent, other);
    }

    @Test
    void groups_hear_only_their_own() {
        List<Long> a = new CopyOnWriteArrayList<>();
        List<Long> b = new CopyOnWriteArrayList<>();
        layer().groupAdd("a", into(a));
        layer().groupAdd("b", into(b));
        layer().groupSend("a", message(1));
        layer().groupSend("nobody", message(2));
        layer().groupSend("b", message(3));
        layer().groupSend("a", message(4));
        Await.until("three came", () -> a.size() + b.size() == 3);
        assertEquals(List.of(1L, 4L), a);
        assertEquals(List.of(3L), b);
    }

    @Test
    void a_receiver_hears_nothing_of_what_is_sent_after_it_was_discarded() {
        List<Long> seen = new CopyOnWriteArrayList<>();
        List<Long> witness = new CopyOnWriteArrayList<>();
        ChannelLayer.Receiver receiver = into(seen);
        layer().groupAdd("a", receiver);
        layer().groupAdd("a", into(witness));
        layer().groupSend("a", message(1));
        Await.until("one came", () -> seen.size() == 1);
        layer().groupDiscard("a", receiver);
        layer().groupSend("a", message(2));
        Await.until("the witness has both", () -> witness.size() == 2);
        assertEquals(List.of(1L), seen);
    }

    @Test
    void a_receiver_may_discard_itself_while_it_receives() {
        List<Long> seen = new CopyOnWriteArrayList<>();
        ChannelLayer.Receiver[] self = new ChannelLayer.Receiver[1];
        self[0] = messages -> {
            into(seen).receive(messages);
            layer().groupDiscard("a", self[0]);
        };
        List<Long> other = new CopyOnWriteArrayList<>();
        layer().groupAdd("a", self[0]);
        layer().groupAdd("a", into(other));
        layer().groupSend("a", message(1));
        Await.until("it is discarded", () -> seen.size() == 1 && other.size() == 1);
        layer().groupSend("a", message(2));
        Await.until("the other has both", () -> other.size() == 2);
        assertEquals(List.of(1L), seen);
    }

    @Test
    void a_receiver_that_throws_costs_no_other_its_message() {
        List<Long> seen = new CopyOnWriteArrayList<>();
        layer().groupAdd("a", messages -> {
            throw new IllegalStateException("as a test wants it to");
        });
        layer().groupAdd("a", into(seen));
        layer().groupSend("a", message(1));
        layer().groupSend("a", message(2));
        Await.until("both came", () -> seen.size() == 2);
    }

    @Test
    void a_receiver_is_never_called_twice_at_once() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger overlaps = new AtomicInteger();
        AtomicInteger calls = new AtomicInteger();
        layer().groupAdd("a", messages -> {
            overlaps.addAndGet(inside.incrementAndGet() == 1 ? 0 : 1);
            Thread.onSpinWait();
            inside.decrementAndGet();
            calls.addAndGet(messages.size());
        });
        int threads = 8;
        for (int i = 0; i < threads; i++) {
            senders.execute(() -> LongStream.rangeClosed(1, 500).forEach(seq -> layer().groupSend("a", message(seq))));
        }
        Await.until("all came", () -> calls.get() == threads * 500);
        assertEquals(0, overlaps.get());
    }

    @Test
    void sending_never_waits_for_a_receiver() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        List<Long> seen = new ArrayList<>();
        layer().groupAdd("a", messages -> {
            try {
                release.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            into(seen).receive(messages);
        });
        // Would never return if it did wait: the receiver is released only afterwards.
        LongStream.rangeClosed(1, MESSAGES).forEach(seq -> layer().groupSend("a", message(seq)));
        assertTrue(seen.isEmpty());
        release.countDown();
        Await.until("all came", () -> seen.size() == MESSAGES);
    }

    @Test
    void what_has_waited_comes_in_few_calls() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        List<Long> seen = new CopyOnWriteArrayList<>();
        layer().groupAdd("a", messages -> {
            calls.incrementAndGet();
            try {
                release.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            into(seen).receive(messages);
        });
        LongStream.rangeClosed(1, MESSAGES).forEach(seq -> layer().groupSend("a", message(seq)));
        release.countDown();
        Await.until("all came", () -> seen.size() == MESSAGES);
        assertTrue(calls.get() < MESSAGES / 100, calls + " calls for " + MESSAGES + " messages");
    }

    private static ChannelLayer.Receiver into(List<Long> numbers) {
        return messages -> messages.forEach(message -> numbers.add(message.seq()));
    }

    private static Message message(long seq) {
        return Message.entry(seq, "{}");
    }
}
