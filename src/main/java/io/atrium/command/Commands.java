package io.atrium.command;

import io.atrium.account.Caller;
import io.atrium.account.KnownUsers;
import io.atrium.account.User;
import io.atrium.room.CommandDesk;
import io.atrium.room.Member;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Carries out commands: our own here and now, registered ones by asking whoever registered them. */
@ApplicationScoped
public class Commands implements CommandDesk {
    private static final int LONGEST = 10_000;
    private static final int SHORT = 64;

    @Inject
    private OwnCommands own;

    @Inject
    private CommandBook book;

    @Inject
    private CommandCalls calls;

    @Inject
    private Answers answers;

    @Inject
    private KnownUsers users;

    /** {@code text}: what was typed; {@code thread}, {@code ref}, {@code language} and {@code time_zone} may be left out. */
    @Override
    public CompletionStage<Void> run(Member by, Frame frame) {
        if (by.caller().credential().isWebhook()) {
            throw Problem.of(ErrorCode.FORBIDDEN, "what speaks by a webhook gives no commands");
        }
        CommandLine line = CommandLine.of(frame.text("text", LONGEST));
        User user = users.find(by.caller().userId()).orElseThrow();
        String language = frame.optionalText("language", SHORT).orElse(user.getLanguage());
        Asked asked = new Asked(
                by,
                line,
                frame.optionalWhole("thread", 1, Long.MAX_VALUE).orElse(0),
                frame.ref(),
                CommandWords.language(language),
                zone(frame.optionalText("time_zone", SHORT).orElse(user.getTimeZone())));
        if (OwnCommands.NAMES.contains(line.name())) {
            return own.run(asked).thenAccept(said -> said.ifPresent(text -> answers.tell(asked, text, true)));
        }
        // Who may say nothing here has nothing done either.
        by.requireWriting();
        calls.call(asked);
        return CompletableFuture.completedFuture(null);
    }

    /** Those there are in rooms: {@code {"commands":[{"name","arguments","description"}]}}, our own first. */
    public JsonObject list(Caller caller, String language) {
        Locale words = CommandWords.language(Optional.ofNullable(language)
                .orElseGet(
                        () -> users.find(caller.userId()).map(User::getLanguage).orElse(null)));
        JsonArrayBuilder all = Json.createArrayBuilder();
        OwnCommands.NAMES.forEach(name -> all.add(Json.createObjectBuilder()
                .add("name", name)
                .add("arguments", CommandWords.say(words, name + ".arguments"))
                .add("description", CommandWords.say(words, name + ".description"))));
        book.list()
                .forEach(command -> all.add(Json.createObjectBuilder()
                        .add("name", command.getName())
                        .add("arguments", command.getArguments())
                        .add("description", command.getDescription())));
        return Json.createObjectBuilder().add("commands", all).build();
    }

    private static ZoneId zone(String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw Problem.invalid("time_zone", "an IANA time zone, such as Europe/Berlin");
        }
    }
}
