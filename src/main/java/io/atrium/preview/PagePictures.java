package io.atrium.preview;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.Threads;
import io.atrium.file.Redrawing;
import io.atrium.file.Redrawing.Drawn;
import io.atrium.outside.Answer;
import io.atrium.outside.Bounds;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Pictures that pages show of themselves: fetched by us, as their pages are, and drawn anew. */
@ApplicationScoped
class PagePictures {
    private static final Logger LOG = Logger.getLogger(PagePictures.class.getName());
    private static final String ACCEPT = "image/jpeg, image/png, image/webp, image/gif";

    /** What is smaller counts readers, and shows nothing. */
    private static final int LEAST = 32;

    /** Whoever waits for the words is not kept for longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Inject
    private Redrawing redrawing;

    @Inject
    private Threads threads;

    @Inject
    @ConfigProperty(name = "atrium.preview-picture-bytes", defaultValue = "2097152")
    private int bytes;

    private Executor drawing;

    @PostConstruct
    void start() {
        drawing = new BoundedExecutor(threads.executor(), 1);
    }

    /**
     * What came of a picture.
     *
     * @param isFinal whether it is no use to ask again
     */
    record Looked(Optional<Drawn> drawn, boolean isFinal) {
        static final Looked NEVER = new Looked(Optional.empty(), true);
        static final Looked NOT_NOW = new Looked(Optional.empty(), false);

        /** @param answer nothing: it is where nobody may ask */
        static Looked at(Optional<Answer> answer, Function<byte[], Optional<Drawn>> drawing) {
            if (answer.filter(Answer::isPassing).isPresent()) {
                return NOT_NOW;
            }
            return new Looked(
                    answer.filter(whole -> whole.isGood() && !whole.isCut())
                            .flatMap(whole -> drawing.apply(whole.body()))
                            .filter(drawn -> Math.min(drawn.width(), drawn.height()) >= LEAST),
                    true);
        }
    }

    /** @param most completes within this time and soon, without a picture where there is none by then, whatever the reason */
    CompletionStage<Looked> at(URI address, Following following, Duration most) {
        Duration left = most.compareTo(PATIENCE) < 0 ? most : PATIENCE;
        if (bytes == 0) {
            return CompletableFuture.completedFuture(Looked.NEVER);
        }
        if (left.isNegative() || left.isZero()) {
            return CompletableFuture.completedFuture(Looked.NOT_NOW);
        }
        CompletableFuture<Looked> found = new CompletableFuture<>();
        following
                .ask(address, ACCEPT, new Bounds(left, bytes, 0, false))
                .thenAcceptAsync(answer -> draw(answer, found), drawing)
                .exceptionally(failure -> {
                    found.completeExceptionally(failure);
                    return null;
                });
        return found.orTimeout(left.toMillis(), TimeUnit.MILLISECONDS).exceptionally(failure -> {
            LOG.log(Level.FINE, failure, () -> "no picture from " + address);
            return Looked.NOT_NOW;
        });
    }

    /** Not what nobody waits for any more. */
    private void draw(Optional<Answer> answer, CompletableFuture<Looked> found) {
        if (!found.isDone()) {
            found.complete(Looked.at(answer, redrawing::of));
        }
    }
}
