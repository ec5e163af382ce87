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
abstract class ChannelLayerContract {
    private static final int MESSAGES = 5_000;

    private final ExecutorService senders = Executors.newCachedThreadPool();

    /** The layer under test; the same one for a whole test. */
    abstract ChannelLayer layer();

    @AfterEach
    void endSenders() {
        senders.shutdownNow();
    }

    @Test
    void what_one_thread_sends_arrives_in_order_at_each_receiver() {
        List<Long> one = new CopyOnWriteArrayList<>();
        List<Long> other = new CopyOnWriteArrayList<>();
        layer().groupAdd("a", message -> one.add(message.seq()));
        layer().groupAdd("a", message -> other.add(message.seq()));
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
        layer().groupAdd("a", message -> a.add(message.seq()));
        layer().groupAdd("b", message -> b.add(message.seq()));
        layer().groupSend("a", message(1));
        layer().groupSend("nobody", message(2));
        layer().groupSend("b", message(3));
        layer().groupSend("a", message(4));
        Await.until("three came", () -> a.size() + b.size() == 3);
        assertEquals(List.of(1L, 4L), a);
        assertEquals(List.of(3L), b);
    }

    @Test
    void no_call_begins_after_discard_has_returned() {
        for (int round = 0; round < 200; round++) {
            String group = "round-" + round;
            AtomicInteger afterDiscard = new AtomicInteger();
            boolean[] discarded = new boolean[1];
            CountDownLatch first = new CountDownLatch(1);
            ChannelLayer.Receiver receiver = message -> {
                synchronized (discarded) {
                    afterDiscard.addAndGet(discarded[0] ? 1 : 0);
                }
                first.countDown();
            };
            layer().groupAdd(group, receiver);
            senders.execute(
                    () -> LongStream.rangeClosed(1, 100).forEach(seq -> layer().groupSend(group, message(seq))));
            Await.until("one came", () -> first.getCount() == 0);
            layer().groupDiscard(group, receiver);
            synchronized (discarded) {
                discarded[0] = true;
            }
            layer().groupSend(group, message(101));
            assertEquals(0, afterDiscard.get());
        }
    }

    @Test
    void a_receiver_may_discard_itself_while_it_receives() {
        List<Long> seen = new CopyOnWriteArrayList<>();
        ChannelLayer.Receiver[] self = new ChannelLayer.Receiver[1];
        self[0] = message -> {
            seen.add(message.seq());
            layer().groupDiscard("a", self[0]);
        };
        List<Long> other = new CopyOnWriteArrayList<>();
        layer().groupAdd("a", self[0]);
        layer().groupAdd("a", message -> other.add(message.seq()));
        layer().groupSend("a", message(1));
        layer().groupSend("a", message(2));
        Await.until("the other has both", () -> other.size() == 2);
        assertEquals(List.of(1L), seen);
    }

    @Test
    void a_receiver_that_throws_costs_no_other_its_message() {
        List<Long> seen = new CopyOnWriteArrayList<>();
        layer().groupAdd("a", message -> {
            throw new IllegalStateException("as a test wants it to");
        });
        layer().groupAdd("a", message -> seen.add(message.seq()));
        layer().groupSend("a", message(1));
        layer().groupSend("a", message(2));
        Await.until("both came", () -> seen.size() == 2);
    }

    @Test
    void a_receiver_is_never_called_twice_at_once() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger overlaps = new AtomicInteger();
        AtomicInteger calls = new AtomicInteger();
        layer().groupAdd("a", message -> {
            overlaps.addAndGet(inside.incrementAndGet() == 1 ? 0 : 1);
            Thread.onSpinWait();
            inside.decrementAndGet();
            calls.incrementAndGet();
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
        layer().groupAdd("a", message -> {
            try {
                release.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            seen.add(message.seq());
        });
        // Would never return if it did wait: the receiver is released only afterwards.
        LongStream.rangeClosed(1, MESSAGES).forEach(seq -> layer().groupSend("a", message(seq)));
        assertTrue(seen.isEmpty());
        release.countDown();
        Await.until("all came", () -> seen.size() == MESSAGES);
    }

    private static Message message(long seq) {
        return Message.entry(seq, "{}");
    }
}
