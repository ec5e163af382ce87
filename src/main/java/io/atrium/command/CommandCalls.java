package io.atrium.command;

import io.atrium.account.Caller;
import io.atrium.account.Credential;
import io.atrium.account.KnownUsers;
import io.atrium.account.User;
import io.atrium.channel.BoundedExecutor;
import io.atrium.channel.Threads;
import io.atrium.outside.Answer;
import io.atrium.outside.Bounds;
import io.atrium.outside.Outside;
import io.atrium.outside.OutsideException;
import io.atrium.outside.Signature;
import io.atrium.room.Hooked;
import io.atrium.room.Member;
import io.atrium.room.RoomKinds;
import io.atrium.room.RoomTraffic;
import io.atrium.room.Rooms;
import io.atrium.wire.CommonTime;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Json;
import io.atrium.wire.Limits;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.persistence.PersistenceException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;

/** Asks whoever registered a command to carry it out. Nobody waits for that: whoever gave it is answered when there is an answer, or when the time for one is over. */
@ApplicationScoped
public class CommandCalls {
    /** Where answers that come later are posted to. */
    public static final String ANSWERS = "/hooks/answer/";

    private static final Logger LOG = Logger.getLogger(CommandCalls.class.getName());
    private static final int MOST_BYTES = 64 * 1024;
    private static final int KB = 1024;

    @Inject
    private CommandBook book;

    @Inject
    private Outside outside;

    @Inject
    private Answers answers;

    @Inject
    private KnownUsers users;

    @Inject
    private Rooms rooms;

    @Inject
    private RoomKinds kinds;

    @Inject
    private RoomTraffic traffic;

    @Inject
    private Threads threads;

    @Inject
    private Config config;

    private Bounds bounds;
    private String home;
    private Executor answering;

    @PostConstruct
    void start() {
        int seconds = Limits.atLeast(config, "atrium.command-timeout", 3, 1);
        bounds = Bounds.of(Duration.ofSeconds(seconds), MOST_BYTES);
        home = config.getOptionalValue("atrium.url", String.class).orElse("").replaceAll("/+$", "");
        answering = new BoundedExecutor(threads.ownExecutor(), 2);
    }

    /** Once, however often it is given under its ref. @throws Problem {@code unknown_command} */
    void call(Asked asked) {
        begin(asked).ifPresent(calling -> call(asked, calling));
    }

    private Optional<CommandBook.Calling> begin(Asked asked) {
        try {
            return book.begin(asked.by(), asked.line().name(), asked.ref());
        } catch (PersistenceException raced) {
            // Perhaps it was given twice at the same moment: one of them has called it, now that is found.
            return book.begin(asked.by(), asked.line().name(), asked.ref());
        }
    }

    private void call(Asked asked, CommandBook.Calling calling) {
        Instant now = CommonTime.now();
        String body = body(asked, calling, now).toString();
        Map<String, String> headers = new HashMap<>(Signature.headers(calling.secret(), now, body));
        headers.put("X-Atrium-Id", "command-" + calling.callId());
        outside.post(URI.create(calling.command().getUrl()), headers, body, bounds)
                .handleAsync(
                        (answer, failure) -> {
                            heard(asked, calling.command(), answer, failure);
                            return null;
                        },
                        answering)
                .exceptionally(failure -> {
                    LOG.log(Level.WARNING, "what a command answered could not be told", failure);
                    return null;
                });
    }

    private JsonObject body(Asked asked, CommandBook.Calling calling, Instant now) {
        Member by = asked.by();
        return Json.createObjectBuilder()
                .add("command", "/" + asked.line().name())
                .add("text", asked.line().text())
                .add("room", by.room().getName())
                .add("user", by.login())
                .add("role", by.role().wireName())
                .add("guest", by.caller().isGuest())
                .add("trigger_id", "command-" + calling.callId())
                .add("timestamp", now.getEpochSecond())
                .add("response_url", home + ANSWERS + calling.answerSecret())
                .build();
    }

    private void heard(Asked asked, Command command, Answer answer, Throwable failure) {
        if (failure != null) {
            complain(asked, failure);
        } else if (!answer.isGood()) {
            answers.tell(asked, say(asked, "refused", Integer.toString(answer.status())), false);
        } else if (answer.isCut()) {
            answers.tell(asked, say(asked, "large", MOST_BYTES / KB), false);
        } else if (!answer.text().isBlank()) {
            pass(asked, command, answer.text());
        }
    }

    private void complain(Asked asked, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        boolean late = cause instanceof OutsideException told && told.why() == OutsideException.Why.TIMED_OUT;
        answers.tell(asked, late ? say(asked, "late") : say(asked, "failed", cause.getMessage()), false);
    }

    private void pass(Asked asked, Command command, String text) {
        JsonObject said;
        try {
            said = FrameCodec.object(text);
        } catch (Problem unreadable) {
            answers.tell(asked, say(asked, "unreadable"), false);
            return;
        }
        said(said, command, asked.by().room().getName(), asked.by().caller().userId(), asked.ref())
                .exceptionally(failure -> {
                    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                    if (!(cause instanceof Problem)) {
                        LOG.log(Level.WARNING, "what a command answered could not be said", cause);
                    }
                    answers.tell(asked, say(asked, "unsaid", cause.getMessage()), false);
                    return null;
                });
    }

    /**
     * Takes an answer that comes later.
     *
     * @return completes when it is said, or with a {@link Problem}: what the room does not take
     * @throws Problem {@code not_found} where there is no such call; {@code closed} where it was answered often enough, or too long ago
     */
    public CompletionStage<Void> late(String secret, JsonObject answer) {
        CommandBook.Late late = book.late(secret);
        return said(answer, late.command(), late.room(), late.userId(), null);
    }

    private CompletionStage<Void> said(JsonObject answer, Command command, String room, long userId, String ref) {
        try {
            return saying(answer, command, room, userId, ref);
        } catch (Problem refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private CompletionStage<Void> saying(JsonObject answer, Command command, String room, long userId, String ref) {
        User user = users.find(userId)
                .filter(User::isEnabled)
                .orElseThrow(() -> Problem.of(ErrorCode.FORBIDDEN, "who gave the command has no account any more"));
        Member member = rooms.member(Caller.of(user, Credential.command(command.getId())), room);
        if (visible(answer).equals("me")) {
            String text = answer.get("text") instanceof JsonString string ? string.getString() : "";
            if (!text.isBlank()) {
                answers.tell(user.getLogin(), room, command.getName(), ref, text, true);
            }
            return CompletableFuture.completedFuture(null);
        }
        Hooked hooked = kinds.ability(member.room(), Hooked.class)
                .orElseThrow(() -> Problem.invalid("visible", "nothing can be said in a room of this kind"));
        // Nobody waits here for the log, which may take its time and has the threads of others.
        return traffic.receive(member, hooked.frame("/" + command.getName(), answer), null)
                .thenAccept(stored -> {});
    }

    private static String visible(JsonObject answer) {
        String visible = answer.getString("visible", "me");
        if (!visible.equals("me") && !visible.equals("room")) {
            throw Problem.invalid("visible", "visible must be me or room");
        }
        return visible;
    }

    private static String say(Asked asked, String key, Object... more) {
        Object[] values = new Object[more.length + 1];
        values[0] = asked.line().name().toLowerCase(Locale.ROOT);
        System.arraycopy(more, 0, values, 1, more.length);
        return CommandWords.say(asked.language(), key, values);
    }
}
