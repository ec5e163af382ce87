package io.atrium.endpoint.centrifuge;

import java.util.Queue;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;

/** Keeps what comes, and lets all of it come. */
final class Lines implements Subscriber<String> {
    private final Queue<String> lines;

    Lines(Queue<String> lines) {
        this.lines = lines;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        lines.add(line);
    }

    @Override
    public void onError(Throwable failure) {
        lines.add(failure.toString());
    }

    @Override
    public void onComplete() {
        lines.add("");
    }
}
