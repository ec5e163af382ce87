package io.atrium.kind.chat;

import io.atrium.room.View;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands below a message's text in the first paint; frontend/kind/chat/under.js paints the same. */
final class UnderPaint {
    /** Named of those who reacted alike; the others are counted. */
    private static final int NAMED = 8;

    private UnderPaint() {}

    static ChatLine.Under of(View view, JsonObject body) {
        JsonObjectBuilder state = Json.createObjectBuilder();
        boolean any = false;
        for (String part : List.of("reactions", "replies", "pinned")) {
            if (body.containsKey(part)) {
                state.add(part, body.get(part));
                any = true;
            }
        }
        return new ChatLine.Under(
                chips(view, body),
                thread(view, body.getJsonObject("replies")),
                body.getBoolean("pinned", false),
                MessageBody.thread(body),
                any ? state.build().toString() : null);
    }

    private static List<ChatLine.Chip> chips(View view, JsonObject body) {
        List<ChatLine.Chip> chips = new ArrayList<>();
        for (Map.Entry<String, Set<String>> reaction :
                MessageBody.reactions(body).entrySet()) {
            String name = reaction.getKey();
            Set<String> logins = reaction.getValue();
            boolean drawn = Reaction.DRAWN.contains(name);
            chips.add(new ChatLine.Chip(
                    name,
                    drawn ? icon(name) : null,
                    logins.size(),
                    logins.contains(view.member().login()),
                    drawn ? view.text("reaction." + name) : name,
                    names(view, logins)));
        }
        return chips;
    }

    /** Done is the check that the pages have anyway. */
    private static String icon(String reaction) {
        return reaction.equals("done") ? "check" : reaction;
    }

    private static String names(View view, Set<String> logins) {
        String named = logins.stream()
                .limit(NAMED)
                .map(login -> view.person(login).getName())
                .reduce((names, name) -> view.text("reaction.and", "names", names, "name", name))
                .orElse("");
        return logins.size() <= NAMED ? named : view.count("reaction.more", logins.size() - NAMED, "names", named);
    }

    private static ChatLine.Thread thread(View view, JsonObject replies) {
        if (replies == null) {
            return null;
        }
        return new ChatLine.Thread(
                MessageBody.texts(replies.getJsonArray("by")).stream()
                        .map(view::person)
                        .toList(),
                view.count("thread.count", replies.getJsonNumber("count").longValue()),
                view.text("thread.last", "time", view.when(Instant.parse(replies.getString("last")))));
    }
}
