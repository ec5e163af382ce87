package io.atrium.kind.chat;

import io.atrium.room.Entry;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is stored of a message: {@code message}, and what has become of it since. Each change makes another body and leaves alone what it does not concern.
 *
 * <ul>
 *   <li>{@code files} that it carries
 *   <li>{@code thread}, the message it answers; {@code in_room}: it stands in the room's talk too
 *   <li>{@code via}: {@code name} of the webhook it came by, and {@code icon}, an emoji, where it brought one
 *   <li>{@code action}: it says what its author does
 *   <li>{@code forwarded}: {@code from} whom it is, {@code via} which webhook
 *   <li>{@code edited}, {@code deleted}
 *   <li>{@code reactions}, logins by reaction, both in the order they came in
 *   <li>{@code pinned}
 *   <li>{@code replies}: {@code count}, {@code last} (when), {@code seq} of the entry that changed it last, and {@code by}, the logins of the newest authors, the newest first
 * </ul>
 */
final class MessageBody {
    /** Reactions that differ, and people in all of them: the whole list is stored and sent with the message. */
    static final int MOST_REACTIONS = 20;

    static final int MOST_REACTING = 500;

    /** Whose pictures stand beside the number of answers. */
    static final int SHOWN_AUTHORS = 3;

    private MessageBody() {}

    static JsonObject said(String message) {
        return Json.createObjectBuilder().add("message", message).build();
    }

    static JsonObject replying(String message, long thread, boolean inRoom) {
        JsonObjectBuilder body =
                Json.createObjectBuilder().add("message", message).add("thread", thread);
        return (inRoom ? body.add("in_room", true) : body).build();
    }

    static JsonObject carrying(JsonObject body, JsonArray files) {
        return with(body).add("files", files).build();
    }

    /** Empty where it carries none. */
    static List<JsonObject> files(JsonObject body) {
        return body.containsKey("files") ? body.getJsonArray("files").getValuesAs(JsonObject.class) : List.of();
    }

    /** Of what came by a webhook: whose voice it is. */
    static JsonObject via(JsonObject body, String name, Optional<String> icon) {
        JsonObjectBuilder via = Json.createObjectBuilder().add("name", name);
        icon.ifPresent(emoji -> via.add("icon", emoji));
        return with(body).add("via", via).build();
    }

    /** The emoji it came with; null: none. */
    static String icon(JsonObject body) {
        JsonObject via = body.getJsonObject("via");
        return via == null ? null : via.getString("icon", null);
    }

    /** As what its author does. */
    static JsonObject acting(JsonObject body) {
        return with(body).add("action", true).build();
    }

    /** Null: it came by no webhook. */
    static String via(JsonObject body) {
        JsonObject via = body.getJsonObject("via");
        return via == null ? null : via.getString("name");
    }

    /** What it says, with the names of its files where only words can go. */
    static String words(JsonObject body) {
        String message = body.getString("message", "");
        String files = fileNames(body);
        return files.isEmpty() ? message : (message + " [" + files + "]").strip();
    }

    static String fileNames(JsonObject body) {
        return files(body).stream().map(file -> file.getString("name")).collect(Collectors.joining(", "));
    }

    /** What somebody said elsewhere, as it reads now, without its files. Where it was is not named: who may know of that room now may not know of it later. */
    static JsonObject forwarded(Entry said) {
        JsonObject body = said.body();
        JsonObject earlier = forwarded(body);
        JsonObjectBuilder origin =
                Json.createObjectBuilder().add("from", earlier == null ? said.getAuthor() : earlier.getString("from"));
        String via = earlier == null ? via(body) : earlier.getString("via", null);
        if (via != null) {
            origin.add("via", via);
        }
        return Json.createObjectBuilder()
                .add("message", body.getString("message", ""))
                .add("forwarded", origin)
                .build();
    }

    /** Null: it was not said elsewhere before. */
    static JsonObject forwarded(JsonObject body) {
        return body.getJsonObject("forwarded");
    }

    /** Whether it stands in its thread alone. */
    static boolean isAside(JsonObject body) {
        return body.containsKey("thread") && !body.getBoolean("in_room", false);
    }

    /** The message it answers; 0: none. */
    static long thread(JsonObject body) {
        return body.containsKey("thread") ? body.getJsonNumber("thread").longValue() : 0;
    }

    static boolean isDeleted(JsonObject body) {
        return body.getBoolean("deleted", false);
    }

    static JsonObject edited(JsonObject body, String message) {
        return with(saying(body, message)).add("edited", true).build();
    }

    /** Another text, of which it is not said that it is another. */
    static JsonObject saying(JsonObject body, String message) {
        return with(body).add("message", message).build();
    }

    /** Nothing is left of it but its place in its thread, and the thread below it. */
    static JsonObject erased(JsonObject body) {
        JsonObjectBuilder left = Json.createObjectBuilder().add("message", "").add("deleted", true);
        for (String kept : List.of("via", "thread", "in_room", "replies")) {
            if (body.containsKey(kept)) {
                left.add(kept, body.get(kept));
            }
        }
        return left.build();
    }

    static JsonObject pinned(JsonObject body, boolean pinned) {
        JsonObjectBuilder changed = with(body);
        return (pinned ? changed.add("pinned", true) : changed.remove("pinned")).build();
    }

    /** @throws Problem {@code conflict} where it changes nothing, or there are too many already */
    static JsonObject reacted(JsonObject body, String reaction, String login, boolean taken) {
        Map<String, Set<String>> reactions = reactions(body);
        Set<String> reacting = reactions.computeIfAbsent(reaction, first -> new LinkedHashSet<>());
        if (taken ? !reacting.remove(login) : !reacting.add(login)) {
            throw Problem.of(
                    ErrorCode.CONFLICT,
                    taken ? "you have not reacted with that" : "you have reacted with that already");
        }
        reactions.values().removeIf(Set::isEmpty);
        if (!taken
                && (reactions.size() > MOST_REACTIONS
                        || reactions.values().stream().mapToInt(Set::size).sum() > MOST_REACTING)) {
            throw Problem.of(
                    ErrorCode.CONFLICT,
                    "a message takes at most " + MOST_REACTIONS + " different reactions, and " + MOST_REACTING
                            + " in all");
        }
        JsonObjectBuilder changed = with(body);
        if (reactions.isEmpty()) {
            return changed.remove("reactions").build();
        }
        JsonObjectBuilder list = Json.createObjectBuilder();
        reactions.forEach((name, logins) -> list.add(name, Json.createArrayBuilder(logins)));
        return changed.add("reactions", list).build();
    }

    /** Logins by reaction. */
    static Map<String, Set<String>> reactions(JsonObject body) {
        Map<String, Set<String>> reactions = new LinkedHashMap<>();
        JsonObject stored = body.getJsonObject("reactions");
        if (stored != null) {
            stored.forEach((reaction, logins) ->
                    reactions.put(reaction, new LinkedHashSet<>(texts(stored.getJsonArray(reaction)))));
        }
        return reactions;
    }

    /** One more answer has come. */
    static JsonObject answered(JsonObject body, Entry answer) {
        return answered(body, answer.getAuthor(), answer.getSeq(), answer.getAt());
    }

    static JsonObject answered(JsonObject body, String by, long seq, Instant at) {
        JsonObject before = body.getJsonObject("replies");
        List<String> authors = new ArrayList<>();
        authors.add(by);
        if (before != null) {
            texts(before.getJsonArray("by")).stream()
                    .filter(author -> !author.equals(by))
                    .forEach(authors::add);
        }
        long count = before == null ? 0 : before.getJsonNumber("count").longValue();
        return replies(body, count + 1, seq, at, authors);
    }

    /**
     * An answer was erased.
     *
     * @param count of those that are left
     * @param newest of these some, the newest first
     * @param erasedBy the number of the entry that says so
     */
    static JsonObject unanswered(JsonObject body, long count, List<Entry> newest, long erasedBy) {
        if (newest.isEmpty()) {
            return with(body).remove("replies").build();
        }
        List<String> authors = newest.stream().map(Entry::getAuthor).toList();
        return replies(body, count, erasedBy, newest.get(0).getAt(), authors);
    }

    private static JsonObject replies(JsonObject body, long count, long seq, Instant last, List<String> authors) {
        List<String> shown = authors.stream().distinct().limit(SHOWN_AUTHORS).toList();
        return with(body)
                .add(
                        "replies",
                        Json.createObjectBuilder()
                                .add("count", count)
                                .add("seq", seq)
                                .add("last", Instants.wire(last))
                                .add("by", Json.createArrayBuilder(shown)))
                .build();
    }

    static List<String> texts(JsonArray array) {
        List<String> texts = new ArrayList<>(array.size());
        for (JsonValue value : array) {
            texts.add(((JsonString) value).getString());
        }
        return texts;
    }

    private static JsonObjectBuilder with(JsonObject body) {
        return Json.createObjectBuilder(body);
    }
}
