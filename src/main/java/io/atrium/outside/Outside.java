package io.atrium.outside;

import io.atrium.outside.OutsideException.Why;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Asks servers of others: over TLS, in the open network alone, at the address that was looked at, for a bounded time and so many bytes. Hosts that the setting
 * {@code ATRIUM_OUTSIDE_HOSTS} names may be anywhere and speak without TLS.
 *
 * <p>Nobody who calls this waits. Who is asked may keep a thread for as long as is allowed, so the threads are its own: a server has few, and others need them. What comes of the
 * answer runs on one of them unless it is given to an executor, which whoever has more to do than a moment's work does.
 */
@ApplicationScoped
public class Outside {
    private static final int LONGEST_URL = 2_000;

    /** As many are asked at once. Who can wait for their turn takes half of them at most. */
    public static final int THREADS = 32;

    private static final int MOST_WAITING = 1_000;

    /** Of one host at a time, by its name and by its address: a slow one keeps a quarter of the threads at most. */
    private static final int MOST_A_HOST = 8;

    private final Map<String, Integer> underWay = new HashMap<>();
    private Set<String> named = Set.of();
    private ExecutorService threads;
    private SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();

    public Outside() {}

    /** Without a container. @param hosts that may be asked wherever they are */
    Outside(Set<String> hosts, SSLSocketFactory tls) {
        this.tls = tls;
        start(hosts);
    }

    @PostConstruct
    void start() {
        start(ConfigProvider.getConfig()
                .getOptionalValue("atrium.outside-hosts", String.class)
                .map(text -> Arrays.stream(text.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                        .filter(host -> !host.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of()));
    }

    private void start(Set<String> hosts) {
        named = hosts;
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), work -> {
                    Thread thread = new Thread(work, "atrium-outside");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        threads = pool;
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /**
     * An address that somebody wants asked later, as far as it says itself whether it may be; what its name means is looked at when it is.
     *
     * @throws Problem {@code invalid}, field {@code url}
     */
    public String requireAddress(String url) {
        if (url == null || url.isBlank() || url.length() > LONGEST_URL) {
            throw Problem.invalid("url", "url must be an address of up to " + LONGEST_URL + " characters");
        }
        try {
            Destination.of(URI.create(url.strip()), false, named);
            return url.strip();
        } catch (OutsideException refused) {
            throw Problem.invalid("url", refused.getMessage());
        } catch (IllegalArgumentException unreadable) {
            throw Problem.invalid("url", "url is no address");
        }
    }

    /** @return completes within the time there is, with the answer, whatever its status, or with an {@link OutsideException} */
    public CompletionStage<Answer> get(URI address, Map<String, String> headers, Bounds bounds) {
        return ask(Ask.get(address, headers), bounds);
    }

    /** As {@link #get}. */
    public CompletionStage<Answer> post(URI address, Map<String, String> headers, String json, Bounds bounds) {
        Map<String, String> typed = new HashMap<>(headers);
        typed.put("Content-Type", "application/json; charset=utf-8");
        return ask(Ask.post(address, typed, json), bounds);
    }

    private CompletionStage<Answer> ask(Ask ask, Bounds bounds) {
        long end = System.nanoTime() + bounds.total().toNanos();
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        try {
            threads.execute(() -> complete(answer, ask, bounds, end));
        } catch (RejectedExecutionException full) {
            return CompletableFuture.failedFuture(new OutsideException(Why.BUSY, "too much is being asked", full));
        }
        // A name that is looked up can't be hurried, and keeps its thread; whoever waits is told in time.
        return answer.orTimeout(bounds.total().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(known(failure)));
    }

    private void complete(CompletableFuture<Answer> answer, Ask ask, Bounds bounds, long end) {
        if (answer.isDone()) {
            return;
        }
        try {
            answer.complete(follow(ask, bounds, end));
        } catch (RuntimeException | IOException failure) {
            answer.completeExceptionally(failure);
        }
    }

    private Answer follow(Ask first, Bounds bounds, long end) throws IOException {
        Ask ask = first;
        for (int hop = 0; ; hop++) {
            Answer answer = one(ask, bounds, end);
            String location = answer.headers().get("location");
            if (hop == bounds.redirects() || answer.status() / 100 != 3 || location == null) {
                return answer;
            }
            try {
                ask = ask.at(ask.address().resolve(location));
            } catch (IllegalArgumentException unreadable) {
                throw new OutsideException(Why.MALFORMED, "it sends on to what is no address", unreadable);
            }
        }
    }

    private Answer one(Ask ask, Bounds bounds, long end) throws IOException {
        Destination to = Destination.of(ask.address(), bounds.isPlainAllowed(), named);
        String host = to.host() + ":" + to.port();
        enter(host, to);
        try {
            return one(ask, to, to.resolve(), bounds, end);
        } finally {
            leave(host);
        }
    }

    /** One machine has many names, and many ports; what the operator has named may stand for several at one address. */
    private Answer one(Ask ask, Destination to, InetSocketAddress at, Bounds bounds, long end) throws IOException {
        String machine = at.getAddress().getHostAddress() + (to.isNamed() ? " " + at.getPort() : "");
        enter(machine, to);
        try {
            Duration left = Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
            return new Exchange(to, tls).ask(ask, at, left, bounds.bytes());
        } finally {
            leave(machine);
        }
    }

    private void enter(String who, Destination to) {
        synchronized (underWay) {
            if (underWay.merge(who, 1, Integer::sum) > MOST_A_HOST) {
                underWay.merge(who, -1, Integer::sum);
                throw new OutsideException(Why.BUSY, to.host() + " has enough to answer already");
            }
        }
    }

    private void leave(String who) {
        synchronized (underWay) {
            underWay.computeIfPresent(who, (name, count) -> count == 1 ? null : count - 1);
        }
    }

    private static OutsideException known(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof OutsideException told) {
            return told;
        }
        if (cause instanceof TimeoutException || cause instanceof SocketTimeoutException) {
            return new OutsideException(Why.TIMED_OUT, "it did not answer in time", cause);
        }
        if (cause instanceof SSLException) {
            return new OutsideException(Why.TLS, "it does not prove who it is", cause);
        }
        if (cause instanceof IOException) {
            return new OutsideException(Why.UNREACHABLE, "it takes no connection", cause);
        }
        return new OutsideException(Why.REFUSED, "that is no address of a server", cause);
    }
}
