package io.atrium.kind.chat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Collectors;

/** Slack's rich text, the elements of a {@code rich_text} block, as Markdown. */
final class RichText {
    private static final int DEEPEST = 8;

    private RichText() {}

    static String markdown(JsonObject element, int depth) {
        if (depth > DEEPEST) {
            return "";
        }
        return switch (SlackPayload.text(element, "type")) {
            case "rich_text_section" -> inline(element, depth);
            case "rich_text_list" -> list(element, depth);
            case "rich_text_quote" ->
                inline(element, depth).lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
            case "rich_text_preformatted" -> "```\n" + plain(element) + "\n```";
            case "text" -> styled(element, SlackPayload.text(element, "text"));
            case "link" -> link(element);
            case "user", "channel", "usergroup" ->
                "@" + SlackPayload.text(element, SlackPayload.text(element, "type") + "_id");
            case "broadcast" -> "@" + SlackPayload.text(element, "range");
            case "emoji" -> ":" + SlackPayload.text(element, "name") + ":";
            default -> "";
        };
    }

    private static String list(JsonObject element, int depth) {
        boolean ordered = SlackPayload.text(element, "style").equals("ordered");
        return SlackPayload.objects(element.get("elements")).stream()
                .map(item -> (ordered ? "1. " : "- ") + markdown(item, depth + 1))
                .collect(Collectors.joining("\n"));
    }

    private static String inline(JsonObject element, int depth) {
        return SlackPayload.objects(element.get("elements")).stream()
                .map(part -> markdown(part, depth + 1))
                .collect(Collectors.joining());
    }

    private static String plain(JsonObject element) {
        return SlackPayload.objects(element.get("elements")).stream()
                .map(part -> SlackPayload.text(part, "text"))
                .collect(Collectors.joining());
    }

    private static String link(JsonObject element) {
        String url = SlackPayload.text(element, "url");
        String label = SlackPayload.text(element, "text");
        return label.isEmpty() || label.equals(url) ? url : label + " (" + url + ")";
    }

    private static String styled(JsonObject element, String text) {
        JsonObject style = element.get("style") instanceof JsonObject given ? given : JsonValue.EMPTY_JSON_OBJECT;
        String styled = text;
        for (List<String> mark :
                List.of(List.of("code", "`"), List.of("bold", "**"), List.of("italic", "*"), List.of("strike", "~~"))) {
            if (style.getBoolean(mark.get(0), false) && !text.isBlank()) {
                styled = mark.get(1) + styled + mark.get(1);
            }
        }
        return styled;
    }
}
