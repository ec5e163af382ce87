package io.atrium.kind.chat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What programs post that were written for Slack's incoming webhooks, as Markdown: {@code text}, or what {@code blocks} say in its place, and {@code attachments} below it.
 * What can't be said in words is left out: pictures are named, buttons are not.
 */
final class SlackPayload {
    /** How deep blocks are followed. */
    private static final int DEEPEST = 8;

    /** What programs call themselves by most. */
    private static final Map<String, String> FACES = Map.ofEntries(
            Map.entry("robot_face", "🤖"),
            Map.entry("rocket", "🚀"),
            Map.entry("warning", "⚠️"),
            Map.entry("rotating_light", "🚨"),
            Map.entry("fire", "🔥"),
            Map.entry("white_check_mark", "✅"),
            Map.entry("x", "❌"),
            Map.entry("bell", "🔔"),
            Map.entry("bug", "🐛"),
            Map.entry("tada", "🎉"),
            Map.entry("eyes", "👀"),
            Map.entry("ghost", "👻"),
            Map.entry("hammer", "🔨"),
            Map.entry("package", "📦"),
            Map.entry("construction", "🚧"),
            Map.entry("lock", "🔒"),
            Map.entry("mailbox", "📫"),
            Map.entry("computer", "💻"),
            Map.entry("monkey_face", "🐵"),
            Map.entry("chart_with_upwards_trend", "📈"));

    private SlackPayload() {}

    /** Empty where it says nothing. */
    static String markdown(JsonObject payload) {
        List<String> parts = new ArrayList<>();
        String blocks = blocks(payload.get("blocks"), 0);
        parts.add(blocks.isBlank() ? SlackText.markdown(text(payload, "text")) : blocks);
        for (JsonObject attachment : objects(payload.get("attachments"))) {
            parts.add(attachment(attachment));
        }
        return joined(parts, "\n\n");
    }

    /** Who is to be seen as the author. */
    static Optional<String> username(JsonObject payload) {
        return Optional.of(text(payload, "username").strip()).filter(name -> !name.isEmpty());
    }

    /** The face of who is to be seen as the author: an emoji, or one of the names that others know them by. Pictures of other servers are nobody's face here. */
    static Optional<String> icon(JsonObject payload) {
        String icon = text(payload, "icon_emoji").strip();
        String emoji =
                icon.startsWith(":") && icon.endsWith(":") ? FACES.getOrDefault(icon.replace(":", ""), "") : icon;
        return Optional.of(emoji).filter(Reaction::isEmoji);
    }

    private static String attachment(JsonObject attachment) {
        List<String> parts = new ArrayList<>();
        parts.add(SlackText.markdown(text(attachment, "author_name")));
        String title = SlackText.markdown(text(attachment, "title"));
        String link = text(attachment, "title_link");
        parts.add(title.isEmpty() ? "" : link.isEmpty() ? "**" + title + "**" : title + " (" + link + ")");
        parts.add(SlackText.markdown(text(attachment, "text")));
        parts.add(fields(attachment));
        parts.add(blocks(attachment.get("blocks"), 0));
        parts.add(SlackText.markdown(text(attachment, "footer")));
        String body = joined(parts, "\n");
        if (body.isBlank()) {
            body = SlackText.markdown(text(attachment, "fallback"));
        }
        String before = SlackText.markdown(text(attachment, "pretext"));
        String quoted =
                body.isBlank() ? "" : body.lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
        return joined(List.of(before, quoted), "\n");
    }

    private static String fields(JsonObject attachment) {
        List<String> lines = new ArrayList<>();
        for (JsonObject field : objects(attachment.get("fields"))) {
            String title = SlackText.markdown(text(field, "title"));
            String value = SlackText.markdown(text(field, "value"));
            lines.add(title.isEmpty() ? value : "**" + title + "**: " + value);
        }
        return joined(lines, "\n");
    }

    private static String blocks(JsonValue blocks, int depth) {
        List<String> parts = new ArrayList<>();
        for (JsonObject block : objects(blocks)) {
            parts.add(block(block, depth));
        }
        return joined(parts, "\n\n");
    }

    private static String block(JsonObject block, int depth) {
        if (depth > DEEPEST) {
            return "";
        }
        return switch (text(block, "type")) {
            case "header" -> bold(words(block.get("text")));
            case "section" -> joined(List.of(words(block.get("text")), sectionFields(block)), "\n");
            case "context" ->
                objects(block.get("elements")).stream()
                        .map(SlackPayload::words)
                        .filter(words -> !words.isBlank())
                        .collect(Collectors.joining(" "));
            case "image" -> joined(List.of(words(block.get("title")), text(block, "alt_text")), "\n");
            case "rich_text" ->
                objects(block.get("elements")).stream()
                        .map(element -> RichText.markdown(element, depth + 1))
                        .collect(Collectors.joining("\n"));
            case "markdown" -> text(block, "text");
            default -> "";
        };
    }

    private static String sectionFields(JsonObject section) {
        return objects(section.get("fields")).stream().map(SlackPayload::words).collect(Collectors.joining("\n"));
    }

    private static String bold(String words) {
        return words.isBlank() ? "" : "**" + words + "**";
    }

    /** A text object; of an image what it shows. */
    private static String words(JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            return "";
        }
        return switch (text(object, "type")) {
            case "mrkdwn" -> SlackText.markdown(text(object, "text"));
            case "plain_text" -> text(object, "text");
            case "image" -> text(object, "alt_text");
            default -> "";
        };
    }

    static List<JsonObject> objects(JsonValue value) {
        return value instanceof JsonArray array
                ? array.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonValue::asJsonObject)
                        .toList()
                : List.of();
    }

    static String text(JsonObject object, String member) {
        return object.get(member) instanceof JsonString string ? string.getString() : "";
    }

    private static String joined(List<String> parts, String between) {
        return parts.stream().filter(part -> !part.isBlank()).collect(Collectors.joining(between));
    }
}
