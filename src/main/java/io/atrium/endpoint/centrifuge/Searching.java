package io.atrium.endpoint.centrifuge;

import io.atrium.channel.Outgoing;
import io.atrium.search.Asked;
import io.atrium.search.OpenSearches;
import io.atrium.search.Search;
import io.atrium.search.Sorting;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.regex.Pattern;

/** Questions asked on a connection; one that stays open is told on what is found and lost. */
@ApplicationScoped
class Searching {
    /** Open at once, of one connection. */
    private static final int MOST = 8;

    /** Before the name of an open search among a connection's channels; no channel is called so. */
    private static final String OPEN = "search#";

    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,64}");
    private static final int LONGEST_PLACE = 200;

    /** What is longer than a question may be is refused where it is read. */
    private static final int LONGEST_TYPED = 65_536;

    @Inject
    private Search search;

    @Inject
    private OpenSearches searches;

    JsonObject search(Connection connection, Frame data) {
        Asked asked = new Asked(
                typed(data),
                data.optionalText("room", 64).orElse(null),
                data.optionalText("from", 64).orElse(null),
                data.optionalText("sort", 16).map(Sorting::of).orElse(Sorting.NEWEST),
                (int) data.optionalWhole("limit", 1, Asked.MOST).orElse(Asked.SOME),
                data.optionalText("next", LONGEST_PLACE).orElse(null),
                Asked.zone(data.optionalText("tz", 64)));
        if (data.has("live")) {
            // Before it is answered: what comes meanwhile is told twice rather than not at all.
            open(connection, name(data), asked);
        }
        return search.ask(connection.caller(), asked);
    }

    JsonObject close(Connection connection, Frame data) {
        connection.leave(OPEN + name(data));
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    private void open(Connection connection, String name, Asked asked) {
        String channel = OPEN + name;
        if (connection.channel(channel) == null && connection.channelCount(OPEN) >= MOST) {
            throw Problem.of(ErrorCode.CONFLICT, "a connection has at most " + MOST + " searches open; close one");
        }
        OpenSearches.Handle opened = searches.open(
                connection.caller(),
                name,
                asked,
                push -> connection.session().send(Outgoing.of(Replies.message(push))));
        connection.leave(channel);
        connection.enter(channel, opened::close);
    }

    private static String name(Frame data) {
        String name = data.text("live", 64);
        if (!NAME.matcher(name).matches()) {
            throw Problem.invalid("live", "live takes 1 to 64 of a-z 0-9 - _");
        }
        return name;
    }

    /** May be blank: somebody has just taken away what they had typed. */
    private static String typed(Frame data) {
        boolean blank = data.body().get("q") instanceof JsonString text
                && text.getString().isBlank();
        return blank ? "" : data.optionalText("q", LONGEST_TYPED).orElse("");
    }
}
