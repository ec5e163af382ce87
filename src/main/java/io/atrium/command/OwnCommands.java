package io.atrium.command;

import io.atrium.account.Secret;
import io.atrium.room.Member;
import io.atrium.room.Memberships;
import io.atrium.room.NewRoom;
import io.atrium.room.NoticeLevel;
import io.atrium.room.Room;
import io.atrium.room.RoomChange;
import io.atrium.room.RoomKeeping;
import io.atrium.room.RoomTraffic;
import io.atrium.room.Roster;
import io.atrium.room.Visibility;
import io.atrium.room.Warden;
import io.atrium.schedule.Schedule;
import io.atrium.wire.CommonTime;
import io.atrium.wire.Frame;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Commands of our own. Each asks for the right that its page asks for. */
@ApplicationScoped
class OwnCommands {
    /** In the order in which they are listed. */
    static final List<String> NAMES = List.of("me", "topic", "invite", "mute", "unmute", "remind", "poll", "help");

    private static final int MOST_INVITED = 20;
    private static final int MOST_MEMBERS = 1_000;
    private static final int FEWEST_CHOICES = 2;

    @Inject
    private RoomTraffic traffic;

    @Inject
    private RoomKeeping keeping;

    @Inject
    private Memberships memberships;

    @Inject
    private Roster roster;

    @Inject
    private Schedule schedule;

    @Inject
    private CommandBook book;

    @Inject
    private CommandsDone done;

    /** What is said to who gave it; empty where what became of it is seen. */
    CompletionStage<Optional<String>> run(Asked asked) {
        return switch (asked.line().name()) {
            case "me" -> act(asked);
            case "topic" -> once(asked, this::topic);
            case "invite" -> once(asked, this::invite);
            case "mute" -> once(asked, given -> hear(given, NoticeLevel.NOTHING));
            case "unmute" -> once(asked, given -> hear(given, null));
            case "remind" -> once(asked, this::remind);
            case "poll" -> poll(asked);
            default -> now(help(asked));
        };
    }

    private CompletionStage<Optional<String>> once(Asked asked, Function<Asked, Optional<String>> work) {
        return now(done.once(asked, () -> work.apply(asked)));
    }

    private static CompletionStage<Optional<String>> now(Optional<String> said) {
        return CompletableFuture.completedFuture(said);
    }

    private CompletionStage<Optional<String>> act(Asked asked) {
        JsonObjectBuilder message =
                Json.createObjectBuilder().add("message", required(asked)).add("action", true);
        if (asked.ref() != null) {
            message.add("ref", asked.ref());
        }
        if (asked.thread() != 0) {
            message.add("thread", asked.thread());
        }
        return say(asked.by(), message.build()).thenApply(done -> Optional.empty());
    }

    /** Nobody waits here for the log, which may take its time and has the threads of others. */
    private CompletionStage<?> say(Member by, JsonObject message) {
        try {
            return traffic.receive(by, Frame.of(message), null);
        } catch (Problem refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private Optional<String> topic(Asked asked) {
        keeping.update(Warden.of(asked.by()), RoomChange.of(null, asked.line().text(), null, null));
        return said(asked, asked.line().text().isEmpty() ? "emptied" : "done");
    }

    private Optional<String> invite(Asked asked) {
        List<String> logins = Arrays.stream(required(asked).split("[\\s,]+"))
                .map(word -> word.startsWith("@") ? word.substring(1) : word)
                .distinct()
                .toList();
        if (logins.size() > MOST_INVITED) {
            throw Problem.invalid("text", "at most " + MOST_INVITED + " people at a time");
        }
        Member by = asked.by();
        Set<String> there = roster.members(by.room().getId()).stream()
                .map(Roster.Person::login)
                .collect(Collectors.toSet());
        // Who belongs to it already keeps the role they have.
        List<String> wanted =
                logins.stream().filter(login -> !there.contains(login)).toList();
        if (wanted.isEmpty()) {
            by.requireKeeper();
            return said(asked, "there", String.join(", ", logins));
        }
        memberships.admitAll(Warden.of(by), wanted);
        return said(asked, "done", String.join(", ", wanted));
    }

    private Optional<String> hear(Asked asked, NoticeLevel level) {
        memberships.listen(asked.by(), level);
        return said(asked, "done");
    }

    private Optional<String> remind(Asked asked) {
        When when = When.of(asked.line().text(), CommonTime.now(), asked.zone());
        Member by = asked.by();
        schedule.remind(by.caller(), by.room().getName(), 0, when.text(), when.at());
        String at = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(asked.language())
                .format(when.at().atZone(asked.zone()));
        return said(asked, "done", at, when.text());
    }

    /** A poll is a kind of room: so it becomes a room of its own, of the people who are here. */
    private CompletionStage<Optional<String>> poll(Asked asked) {
        List<String> parts = Arrays.stream(required(asked).split("[|｜]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        if (parts.size() <= FEWEST_CHOICES) {
            throw Problem.invalid("text", "a question and two choices are needed: /poll Lunch? | Pizza | Curry");
        }
        asked.by().requireWriting();
        String question = parts.get(0);
        Room room = keeping.createQuietly(asked.by().caller(), pollRoom(asked, question, parts));
        String text = CommandWords.say(asked.language(), "poll.said", question, room.getName());
        JsonObjectBuilder message = Json.createObjectBuilder().add("message", text);
        if (asked.ref() != null) {
            message.add("ref", asked.ref());
        }
        if (asked.thread() != 0) {
            message.add("thread", asked.thread());
        }
        // Where nothing can be said here the room is there all the same; who made it is told where.
        return say(asked.by(), message.build()).handle((done, refused) -> said(asked, "done", room.getName()));
    }

    /** Given again under its ref it is the same room. */
    private NewRoom pollRoom(Asked asked, String question, List<String> parts) {
        Member by = asked.by();
        JsonObject asking = Json.createObjectBuilder()
                .add("text", question)
                .add("type", "single")
                .add("choices", Json.createArrayBuilder(parts.subList(1, parts.size())))
                .build();
        List<String> members = roster.members(by.room().getId()).stream()
                .map(Roster.Person::login)
                .limit(MOST_MEMBERS)
                .toList();
        String title = question.codePointCount(0, question.length()) > RoomKeeping.MAX_TITLE
                ? question.substring(0, question.offsetByCodePoints(0, RoomKeeping.MAX_TITLE - 1)) + "…"
                : question;
        return new NewRoom(
                "poll-" + Secret.legibleName(),
                title,
                "",
                "poll",
                by.room().isOpen() ? Visibility.OPEN : Visibility.PRIVATE,
                Json.createObjectBuilder()
                        .add("questions", Json.createArrayBuilder().add(asking))
                        .build(),
                members,
                asked.ref() == null ? null : Secret.hash(by.room().getId() + " " + asked.ref()));
    }

    private Optional<String> help(Asked asked) {
        List<String> lines = new ArrayList<>();
        for (String name : NAMES) {
            lines.add(line(
                    name,
                    CommandWords.say(asked.language(), name + ".arguments"),
                    CommandWords.say(asked.language(), name + ".description")));
        }
        book.list().forEach(one -> lines.add(line(one.getName(), one.getArguments(), one.getDescription())));
        return Optional.of(String.join("\n", lines));
    }

    private static String line(String name, String arguments, String description) {
        return "/" + name + (arguments.isEmpty() ? "" : " " + arguments) + " – " + description;
    }

    private static String required(Asked asked) {
        if (asked.line().text().isEmpty()) {
            throw Problem.invalid(
                    "text",
                    "/" + asked.line().name() + " needs more: "
                            + CommandWords.say(asked.language(), asked.line().name() + ".arguments"));
        }
        return asked.line().text();
    }

    private static Optional<String> said(Asked asked, String key, Object... values) {
        return Optional.of(CommandWords.say(asked.language(), asked.line().name() + "." + key, values));
    }
}
