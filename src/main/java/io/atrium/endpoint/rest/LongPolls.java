package io.atrium.endpoint.rest;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Threads;
import io.atrium.room.Member;
import io.atrium.room.Rooms;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.CompletionCallback;
import jakarta.ws.rs.container.ConnectionCallback;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Requests that wait for a room's next entry. None holds a thread: it waits as a receiver of the room's group. */
@ApplicationScoped
public class LongPolls {
    private static final int ANSWERING_THREADS = 4;

    @Inject
    private Threads threads;

    @Inject
    private ChannelLayer layer;

    @Inject
    private Rooms rooms;

    @Inject
    private EntryPages pages;

    private Executor answering;

    @PostConstruct
    void start() {
        answering = new BoundedExecutor(threads.executor(), ANSWERING_THREADS);
    }

    /** A request for what comes after an entry. */
    record Waiting(Member member, long after, int limit, AsyncResponse response) {}

    /** Answers at once where there is something, else when there is, at the latest after the wait. */
    void answer(Waiting waiting, Duration wait) {
        if (wait.isZero() || pages.hasMoreThan(waiting.member.room(), waiting.after)) {
            resume(waiting);
            return;
        }
        String group = waiting.member.room().group();
        AtomicBoolean answered = new AtomicBoolean();
        ChannelLayer.Receiver receiver = messages -> {
            boolean isNews = messages.stream().anyMatch(message -> message.seq() > waiting.after);
            if (isNews && answered.compareAndSet(false, true)) {
                answering.execute(() -> resume(waiting));
            }
        };
        waiting.response.register((CompletionCallback) failure -> layer.groupDiscard(group, receiver));
        waiting.response.register((ConnectionCallback) gone -> layer.groupDiscard(group, receiver));
        waiting.response.setTimeoutHandler(late -> {
            if (answered.compareAndSet(false, true)) {
                resume(waiting);
            }
        });
        // In this order: whatever completes the response from here on finds the receiver, and takes it away.
        layer.groupAdd(group, receiver);
        waiting.response.setTimeout(wait.toMillis(), TimeUnit.MILLISECONDS);
        // Between the look and the add something may have come.
        if (pages.hasMoreThan(waiting.member.room(), waiting.after) && answered.compareAndSet(false, true)) {
            resume(waiting);
        }
    }

    /** Through the door once more: in the meantime the caller may have been shown it. */
    private void resume(Waiting waiting) {
        try {
            Member member =
                    rooms.member(waiting.member.caller(), waiting.member.room().getName());
            waiting.response.resume(pages.after(member.room(), waiting.after, waiting.limit));
        } catch (RuntimeException refused) {
            waiting.response.resume(refused);
        }
    }
}
