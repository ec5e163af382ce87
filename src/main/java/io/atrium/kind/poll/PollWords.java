package io.atrium.kind.poll;

import io.atrium.room.Entry;
import io.atrium.room.Room;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What can be found of a poll: its questions, by the entry that closed it, and texts that answer. An anonymous poll has no entry of a vote, and nobody
 * is ever found by one; of a poll whose results are not live the entry does not say what was voted.
 */
final class PollWords {
    private PollWords() {}

    static Optional<String> of(Room room, Entry entry) {
        Terms terms = Terms.of(room.settings());
        if (entry.getType().equals(PollKind.CLOSE)) {
            return Optional.of(terms.questions().stream().map(Question::text).collect(Collectors.joining("\n")));
        }
        JsonObject body = entry.body();
        return terms.anonymous() || terms.results() != Results.LIVE
                ? Optional.empty()
                : Optional.ofNullable(body.getString("text", null)).filter(text -> !text.isBlank());
    }
}
