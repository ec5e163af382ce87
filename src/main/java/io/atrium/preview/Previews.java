package io.atrium.preview;

import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import io.atrium.file.Redrawing.Drawn;
import io.atrium.outside.Answer;
import io.atrium.outside.Bounds;
import io.atrium.outside.Outside;
import io.atrium.room.Entry;
import io.atrium.room.EntryReader;
import io.atrium.room.Member;
import io.atrium.wire.CommonTime;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the first page says of itself that an entry links to and that may be asked. Only addresses that stand in an entry are asked, by whoever may read that entry: nobody
 * makes this server ask one of their own choosing without having said it to a room.
 */
@ApplicationScoped
public class Previews {
    private static final Logger LOG = Logger.getLogger(Previews.class.getName());

    private static final int TICKS_BETWEEN_FORGETTING = 3_600;
    private static final Duration LIFE = Duration.ofDays(7);

    /** Of what gave none, or not its picture yet: it may be a page by then, and its host is not to be asked by each reader. */
    private static final Duration LIFE_OF_NONE = Duration.ofHours(1);

    /** For so long what should be asked anew is not forgotten: its page may fail just then. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private static final String ACCEPT = "text/html, application/xhtml+xml";

    @Inject
    private Outside outside;

    @Inject
    private PagePictures pictures;

    @Inject
    private PreviewBook book;

    @Inject
    private EntryReader entries;

    @Inject
    private Threads threads;

    @Inject
    @ConfigProperty(name = "atrium.preview-hosts", defaultValue = " ")
    private String hostsSetting;

    @Inject
    @ConfigProperty(name = "atrium.preview-timeout", defaultValue = "5")
    private int seconds;

    @Inject
    @ConfigProperty(name = "atrium.preview-bytes", defaultValue = "524288")
    private int bytes;

    private final Map<String, CompletableFuture<Optional<Preview>>> underWay = new ConcurrentHashMap<>();
    private PreviewHosts hosts;
    private Following following;
    private int ticks;

    @PostConstruct
    void start() {
        hosts = new PreviewHosts(hostsSetting);
        following = new Following(outside, hosts);
    }

    /** Names of hosts, and {@code *.} before one for all below it; none: there are no previews. */
    public List<String> hosts() {
        return hosts.all();
    }

    /**
     * Of an entry's first link that may be asked.
     *
     * @return completes within the time a page has to answer; empty where there is no such link, or nothing came of it
     * @throws Problem {@code not_found} where the room has no such entry
     */
    public CompletionStage<Optional<Preview>> of(Member reader, long seq) {
        return link(reader, seq).map(this::of).orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    /** The picture of what {@link #of} has found. @throws Problem {@code not_found} where there is none */
    public PreviewPicture picture(Member reader, long seq) {
        return link(reader, seq)
                .flatMap(url -> book.picture(url.toString()))
                .orElseThrow(() -> Problem.of(ErrorCode.NOT_FOUND, "there is no such picture"));
    }

    private Optional<URI> link(Member reader, long seq) {
        Entry entry = entries.one(reader.room().getId(), seq)
                .orElseThrow(() -> Problem.of(ErrorCode.NOT_FOUND, "the room has no entry " + seq));
        return Links.in(entry.body().getString("message", ""))
                .filter(hosts::allow)
                .findFirst();
    }

    /** Each address once at a time, however many ask. */
    private CompletionStage<Optional<Preview>> of(URI address) {
        String url = address.toString();
        CompletableFuture<Optional<Preview>> own = new CompletableFuture<>();
        CompletableFuture<Optional<Preview>> others = underWay.putIfAbsent(url, own);
        if (others != null) {
            return others;
        }
        CompletionStage<Optional<Preview>> told = own.whenComplete((found, failure) -> underWay.remove(url, own));
        try {
            Optional<Optional<Preview>> kept = book.find(url);
            if (kept.isPresent()) {
                own.complete(kept.get());
            } else {
                ask(address, own);
            }
        } catch (RuntimeException failure) {
            own.completeExceptionally(failure);
        }
        return told;
    }

    private void ask(URI address, CompletableFuture<Optional<Preview>> own) {
        Duration most = Duration.ofSeconds(seconds);
        long end = System.nanoTime() + most.toNanos();
        following
                .ask(address, ACCEPT, new Bounds(most, bytes, 0, false))
                .thenCompose(answer -> answer.filter(Answer::isPassing).isPresent()
                        ? CompletableFuture.completedFuture(Seen.FAILURE)
                        : read(address, answer, end))
                .exceptionally(failure -> {
                    LOG.log(Level.FINE, failure, () -> "no preview of " + address);
                    return Seen.FAILURE;
                })
                .thenAcceptAsync(seen -> keep(address.toString(), seen, own), threads.ownExecutor())
                .exceptionally(failure -> {
                    own.completeExceptionally(failure);
                    return null;
                });
    }

    /**
     * What came of a page.
     *
     * @param preview null: nothing
     * @param drawn null: no picture
     * @param isWhole whether there is no more to be had of it
     * @param isFailure whether it could not say
     */
    private record Seen(Preview preview, Drawn drawn, boolean isWhole, boolean isFailure) {
        static final Seen NOTHING = new Seen(null, null, false, false);
        static final Seen FAILURE = new Seen(null, null, false, true);

        static Seen of(Page page, Optional<Drawn> picture, boolean isWhole) {
            Preview preview = picture.map(drawn ->
                            page.preview().showing(new Preview.Shown(drawn.width(), drawn.height(), page.alt())))
                    .orElse(page.preview());
            return new Seen(preview, picture.orElse(null), isWhole, false);
        }
    }

    /** @param end by which it has to be done, of {@link System#nanoTime} */
    private CompletionStage<Seen> read(URI address, Optional<Answer> answer, long end) {
        return answer.flatMap(page -> PageReader.read(address, page))
                .map(page -> look(page, Duration.ofNanos(end - System.nanoTime())))
                .orElseGet(() -> CompletableFuture.completedFuture(Seen.NOTHING));
    }

    /** Its picture, too, where there is time: rather none than a late preview. */
    private CompletionStage<Seen> look(Page page, Duration left) {
        Optional<URI> picture = page.picture().filter(hosts::allow);
        if (picture.isEmpty()) {
            return CompletableFuture.completedFuture(Seen.of(page, Optional.empty(), true));
        }
        return pictures.at(picture.get(), following, left)
                .thenApply(looked -> Seen.of(page, looked.drawn(), looked.isFinal()));
    }

    private void keep(String url, Seen seen, CompletableFuture<Optional<Preview>> own) {
        Optional<Preview> found = Optional.ofNullable(seen.preview());
        try {
            if (seen.isFailure()) {
                found = book.keepOn(url, LIFE_OF_NONE);
            } else {
                book.keep(url, seen.preview(), seen.drawn(), seen.isWhole() ? LIFE : LIFE_OF_NONE);
            }
        } catch (RuntimeException anotherNode) {
            // Has kept the same at this moment, or the database is away: what was found is shown all the same.
            LOG.log(Level.FINE, "a preview was not kept", anotherNode);
        } finally {
            own.complete(found);
        }
    }

    void onTick(@Observes Tick tick) {
        if (!hosts.all().isEmpty() && ticks++ % TICKS_BETWEEN_FORGETTING == 0) {
            threads.executor().execute(this::forget);
        }
    }

    private void forget() {
        try {
            book.forgetBefore(CommonTime.now().minus(REMEMBERED));
        } catch (RuntimeException away) {
            LOG.log(Level.FINE, "old previews could not be forgotten now", away);
        }
    }
}
