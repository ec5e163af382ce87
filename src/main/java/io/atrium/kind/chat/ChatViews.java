package io.atrium.kind.chat;

import io.atrium.room.Conversations;
import io.atrium.room.Entry;
import io.atrium.room.EntryReader;
import io.atrium.room.Member;
import io.atrium.room.Viewing;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Parameters;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** What can be asked of a chat room beside its log: {@code thread}, {@code threads}, {@code pins}, {@code origin} and, for those who moderate, {@code history}. Entries are written as they stand in the log. */
@ApplicationScoped
class ChatViews {
    static final List<String> ALL = List.of("history", "origin", "pins", "thread", "threads");

    private static final int USUAL = 100;
    private static final int MOST = 1_000;
    private static final int MOST_THREADS = 100;

    @Inject
    private EntryReader entries;

    @Inject
    private Threads threads;

    @Inject
    private Pins pins;

    @Inject
    private Revisions revisions;

    @Inject
    private Forwards forwards;

    @Inject
    private Conversations conversations;

    /** @param what one of {@link #ALL} */
    Viewing.Answer view(Member viewer, String what, Parameters parameters) {
        return switch (what) {
            case "history" -> history(viewer, parameters);
            case "origin" -> origin(viewer, parameters);
            case "pins" -> pins(viewer);
            case "thread" -> thread(viewer, parameters);
            default -> threads(viewer, parameters);
        };
    }

    /** What a message said before, and who deleted it. */
    private Viewing.Answer history(Member viewer, Parameters parameters) {
        if (!viewer.canModerate()) {
            throw Problem.of(ErrorCode.FORBIDDEN, "what a message said before is for the room's moderators to see");
        }
        long room = viewer.room().getId();
        parameters.required("seq");
        Entry message = message(room, "seq", parameters.whole("seq", 0, 1, Long.MAX_VALUE));
        JsonArrayBuilder earlier = Json.createArrayBuilder();
        revisions
                .of(room, message.getSeq())
                .forEach(revision -> earlier.add(Json.createObjectBuilder()
                        .add("message", revision.message())
                        .add("until", Instants.wire(revision.until()))));
        JsonObjectBuilder history = Json.createObjectBuilder().add("revisions", earlier);
        revisions
                .removal(room, message.getSeq())
                .ifPresent(removal -> history.add(
                        "removed",
                        Json.createObjectBuilder().add("by", removal.login()).add("at", Instants.wire(removal.at()))));
        String rest = history.build().toString();
        return Viewing.Answer.json(to -> to.write("{\"entry\":" + message.toJson() + ',' + rest.substring(1)));
    }

    /** Where a forwarded message was said, for those who may know of that room. */
    private Viewing.Answer origin(Member viewer, Parameters parameters) {
        parameters.required("seq");
        Forwards.Origin origin = forwards.origin(viewer, parameters.whole("seq", 0, 1, Long.MAX_VALUE));
        String json = Json.createObjectBuilder()
                .add("room", origin.room().getName())
                .add("title", conversations.title(origin.room(), viewer.caller().userId()))
                .add("seq", origin.seq())
                .build()
                .toString();
        return Viewing.Answer.json(to -> to.write(json));
    }

    private Viewing.Answer pins(Member viewer) {
        List<Pins.Pinned> pinned = pins.of(viewer.room().getId());
        return Viewing.Answer.json(to -> {
            to.write("{\"pins\":[");
            String comma = "";
            for (Pins.Pinned one : pinned) {
                to.write(comma + "{\"by\":" + Json.createValue(one.pin().login()) + ",\"at\":\""
                        + Instants.wire(one.pin().at()) + "\",\"entry\":"
                        + one.message().toJson() + '}');
                comma = ",";
            }
            to.write("]}");
        });
    }

    private Viewing.Answer thread(Member viewer, Parameters parameters) {
        long room = viewer.room().getId();
        parameters.required("thread");
        long named = parameters.whole("thread", 0, 1, Long.MAX_VALUE);
        int limit = (int) parameters.whole("limit", USUAL, 1, MOST);
        Entry found = message(room, "thread", named);
        long answered = MessageBody.thread(found.body());
        Entry message = answered == 0 ? found : message(room, "thread", answered);
        long thread = message.getSeq();
        List<Entry> answers = threads.answers(room, thread, parameters.whole("after", 0, 0, Long.MAX_VALUE), limit);
        Follow follow = threads.follow(room, thread, viewer.login());
        boolean following = follow == null ? message.getAuthor().equals(viewer.login()) : follow.isFollowing();
        return Viewing.Answer.json(to -> {
            to.write("{\"message\":" + message.toJson() + ",\"following\":" + following + ",\"read_seq\":"
                    + (follow == null ? 0 : follow.readSeq()) + ",\"entries\":[");
            write(answers, to);
            to.write(
                    answers.size() < limit
                            ? "]}"
                            : "],\"next\":" + answers.get(limit - 1).getSeq() + '}');
        });
    }

    private Entry message(long room, String field, long seq) {
        return entries.one(room, seq)
                .filter(found -> found.getType().equals("message"))
                .orElseThrow(() -> Threads.noMessage(field, seq));
    }

    private Viewing.Answer threads(Member viewer, Parameters parameters) {
        int limit = (int) parameters.whole("limit", MOST_THREADS, 1, MOST_THREADS);
        List<Threads.Followed> followed = threads.followed(viewer.room().getId(), viewer.login(), limit);
        return Viewing.Answer.json(to -> {
            to.write("{\"threads\":[");
            String comma = "";
            for (Threads.Followed one : followed) {
                to.write(comma + "{\"unread\":" + one.unread() + ",\"message\":"
                        + one.message().toJson() + '}');
                comma = ",";
            }
            to.write("]}");
        });
    }

    private static void write(List<Entry> entries, Writer to) throws IOException {
        String comma = "";
        for (Entry entry : entries) {
            to.write(comma);
            to.write(entry.toJson());
            comma = ",";
        }
    }
}
