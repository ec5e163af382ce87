package io.atrium.notify;

import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.Rounds;
import io.atrium.channel.Sweep.Tick;
import io.atrium.channel.Threads;
import io.atrium.notify.MailServer.Unknown;
import io.atrium.wire.CommonTime;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Writes and sends letters, on one node at a time. What a letter tells of is marked in the transaction that writes it, and a letter is marked before and after it is
 * handed over: no restart loses one. Only a node that is killed between the mail server's yes and that mark leaves one to be sent again, under the same Message-ID.
 */
@ApplicationScoped
public class Postman {
    private static final Logger LOG = Logger.getLogger(Postman.class.getName());

    /** Seconds between two rounds. */
    private static final int ROUND = 3;

    private static final int MOST_AT_ONCE = 200;

    /** After a node that was killed another goes on as soon; that two never send the same letter is the letter's own state's to see to. */
    private static final Duration TURN = Duration.ofSeconds(10);

    /** A mail server gives its answer long before, or its time is over. */
    private static final Duration HANDING_OVER = Duration.ofMinutes(5);

    @Inject
    private PostBook book;

    @Inject
    private MailServer server;

    @Inject
    private Threads threads;

    @Inject
    @ConfigProperty(name = "atrium.mail.after", defaultValue = "300")
    private int after;

    @Inject
    @ConfigProperty(name = "atrium.mail.every", defaultValue = "900")
    private int every;

    @Inject
    @ConfigProperty(name = "atrium.mail.retry", defaultValue = "60")
    private int retry;

    private Rounds rounds;

    @PostConstruct
    void start() {
        rounds = new Rounds(new BoundedExecutor(threads.executor(), 1), ROUND, "letters have", this::round);
    }

    /** Whether letters are sent from here at all. */
    public boolean isThere() {
        return server.isThere();
    }

    /** Sends a person no letters any more. @param key of the link in any of theirs. @return false: it is of none */
    public boolean stop(String key) {
        return key != null && book.stop(key);
    }

    void onTick(@Observes Tick tick) {
        if (server.isThere()) {
            rounds.tick();
        }
    }

    private void round() {
        if (!isMyTurn()) {
            return;
        }
        for (long reader : book.readers(now().minusSeconds(after), now(), MOST_AT_ONCE)) {
            write(reader);
        }
        for (long letter : book.due(now(), MOST_AT_ONCE)) {
            if (!isMyTurn()) {
                return;
            }
            Optional<Letter> begun = book.begin(letter, now(), now().plus(HANDING_OVER));
            if (begun.isPresent() && !isAnswered(begun.get())) {
                return;
            }
        }
        book.forgetOld(now());
    }

    /** One that can't be written keeps nobody else from theirs. */
    private void write(long reader) {
        try {
            book.write(reader, now(), Duration.ofSeconds(every));
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, failure, () -> "no letter could be written to user " + reader);
        }
    }

    private boolean isMyTurn() {
        return book.takeTurn(PostRound.LETTERS, now(), now().plus(TURN));
    }

    /** Sends it. @return false: the mail server is away or hangs, and the others need not find that out one by one */
    private boolean isAnswered(Letter letter) {
        try {
            server.send(letter);
            book.end(letter.getId(), Letter::sent);
        } catch (Unknown nobody) {
            book.refuse(letter.getId(), nobody.getMessage());
            LOG.log(Level.WARNING, nobody, () -> "the mail server knows nobody at " + letter.getAddress());
        } catch (MessagingException away) {
            book.end(letter.getId(), failed -> failed.later(away.toString(), now(), Duration.ofSeconds(retry)));
            LOG.log(Level.WARNING, away, () -> "letter " + letter.getId() + " is tried again later");
            return away instanceof SendFailedException;
        }
        return true;
    }

    private static Instant now() {
        return CommonTime.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
