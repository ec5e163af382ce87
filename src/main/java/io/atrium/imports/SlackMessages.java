package io.atrium.imports;

import static io.atrium.imports.Texts.object;
import static io.atrium.imports.Texts.objects;
import static io.atrium.imports.Texts.text;
import static io.atrium.imports.Texts.texts;

import io.atrium.wire.FrameCodec;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Slack writes down of a message, as it is said here. */
final class SlackMessages {
    /** That somebody came, went, or changed something: said by nobody. */
    private static final Set<String> SAID = Set.of(
            "",
            "bot_message",
            "me_message",
            "file_share",
            "file_comment",
            "thread_broadcast",
            "tombstone",
            "reply_broadcast");

    private static final Pattern STAMP = Pattern.compile("[0-9]{1,11}\\.[0-9]{1,9}");
    private static final Pattern CALLED = Pattern.compile("<@([A-Z0-9]{1,40})(?:\\|([^<>\"\\\\]{0,200}))?>");
    private static final Pattern ROOM = Pattern.compile("<#([A-Z0-9]{1,40})(?:\\|([^<>\"\\\\]{0,200}))?>");

    private final Function<JsonObject, String> markdown;
    private final EmojiNames emoji;
    private final Tally tally;

    /** @param markdown of what {@code text} and {@code attachments} say */
    SlackMessages(Function<JsonObject, String> markdown, EmojiNames emoji, Tally tally) {
        this.markdown = markdown;
        this.emoji = emoji;
        this.tally = tally;
    }

    /** Finds a message's files: returns those in the archive, and adds the names of the others. */
    @FunctionalInterface
    interface Files {
        List<Said.InArchive> of(JsonObject message, List<String> absent);
    }

    /** Null where nobody said anything. @param where for the report */
    Said said(JsonObject message, int place, Names names, Files files, String where) {
        String subtype = text(message, "subtype");
        String stamp = text(message, "ts");
        if (!text(message, "type").equals("message") || !SAID.contains(subtype)) {
            tally.count("passed_over");
            return null;
        }
        if (!STAMP.matcher(stamp).matches()) {
            tally.note("no_time", where);
            return null;
        }
        boolean deleted = subtype.equals("tombstone");
        List<String> absent = new ArrayList<>();
        List<Said.InArchive> found = files.of(message, absent);
        absent.forEach(name -> tally.note("file_absent", name));
        String text = deleted ? "" : words(message, subtype, names, absent);
        if (!deleted && text.isBlank() && found.isEmpty()) {
            tally.note("empty", where);
            return null;
        }
        String author = author(message, names);
        String thread = text(message, "thread_ts");
        boolean answers = STAMP.matcher(thread).matches() && !thread.equals(stamp);
        return new Said(
                place,
                ref(stamp),
                author,
                author.isEmpty() ? voice(message) : "",
                new BigDecimal(stamp).movePointRight(3).longValue(),
                text,
                message.get("edited") instanceof JsonObject,
                deleted,
                reactions(message),
                answers ? ref(thread) : "",
                subtype.endsWith("_broadcast"),
                found);
    }

    /** Slack tells the messages of a channel apart by their time. */
    private static String ref(String stamp) {
        return "slack-" + stamp;
    }

    private static String author(JsonObject message, Names names) {
        String user = text(message, "user");
        return names.login(user).isPresent() && !text(message, "subtype").equals("bot_message") ? user : "";
    }

    private static String voice(JsonObject message) {
        JsonObject profile = object(message, "user_profile");
        for (String name : List.of(
                text(message, "username"),
                text(object(message, "bot_profile"), "name"),
                text(profile, "display_name"),
                text(profile, "real_name"),
                text(message, "user"),
                text(message, "bot_id"))) {
            if (!name.isBlank()) {
                return name;
            }
        }
        return "Slack";
    }

    private String words(JsonObject message, String subtype, Names names, List<String> absent) {
        JsonObjectBuilder payload = Json.createObjectBuilder().add("text", text(message, "text"));
        for (String more : List.of("attachments", "blocks")) {
            boolean saidAgain = more.equals("blocks") && !text(message, "text").isBlank();
            if (message.containsKey(more) && !saidAgain) {
                payload.add(more, message.get(more));
            }
        }
        JsonObject named = FrameCodec.stored(named(payload.build().toString(), names));
        StringBuilder said = new StringBuilder(emoji.drawn(markdown.apply(named)));
        if (subtype.equals("me_message") && said.length() > 0) {
            said.insert(0, '_').append('_');
        }
        absent.forEach(name -> said.append(said.length() == 0 ? "" : "\n")
                .append("[")
                .append(name)
                .append("]"));
        return said.toString();
    }

    /** In the JSON itself: what is put in needs no escape there. */
    private static String named(String json, Names names) {
        String people = CALLED.matcher(json)
                .replaceAll(found -> Matcher.quoteReplacement(names.login(found.group(1))
                        .map(login -> "<@" + login + "|" + login + ">")
                        .orElse(found.group())));
        return ROOM.matcher(people)
                .replaceAll(found -> Matcher.quoteReplacement(names.room(found.group(1))
                        .map(room -> "<#" + found.group(1) + "|" + room + ">")
                        .orElse(found.group())));
    }

    private Map<String, List<String>> reactions(JsonObject message) {
        Map<String, List<String>> reactions = new LinkedHashMap<>();
        for (JsonObject reaction : objects(message, "reactions")) {
            String name = text(reaction, "name");
            emoji.sign(name)
                    .ifPresentOrElse(
                            sign -> reactions
                                    .computeIfAbsent(sign, first -> new ArrayList<>())
                                    .addAll(texts(reaction, "users")),
                            () -> tally.note("emoji_unknown", ":" + name + ":"));
        }
        return reactions;
    }
}
