package io.atrium.endpoint.centrifuge;

import io.atrium.channel.Presence;
import io.atrium.endpoint.Places;
import io.atrium.room.Head;
import io.atrium.room.Line;
import io.atrium.room.Room;
import io.atrium.room.RoomHistory;
import io.atrium.wire.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a client asks of a room without changing it: its log, and who is there. */
@ApplicationScoped
class Looking {
    @Inject
    private Channels channels;

    @Inject
    private RoomHistory history;

    @Inject
    private Presence presence;

    @Inject
    private Places places;

    @Inject
    private Limits limits;

    /** As Centrifugo's: the position alone without a limit, from the oldest on unless it says otherwise. */
    void history(Connection connection, Command command) {
        Room room = channels.member(connection, command.channel()).room();
        JsonObject since = command.object("since");
        long asked = command.whole("limit", Integer.MIN_VALUE, Integer.MAX_VALUE);
        int limit = (int) (asked < 0 ? limits.replayLimit() : Math.min(asked, limits.replayLimit()));
        long after = since == null ? -1 : Command.whole(since, "offset", 0, Long.MAX_VALUE);
        List<Line> lines = limit == 0 ? List.of() : lines(room, after, limit, command.flag("reverse"));
        // Read last: nothing of the answer is beyond it.
        Head head = history.head(room.getId());
        String epoch = since == null ? "" : Command.text(since, "epoch");
        if (!epoch.isEmpty() && !epoch.equals(head.epoch())) {
            throw new ReplyError.Answered(ReplyError.UNRECOVERABLE_POSITION);
        }
        connection.reply(
                command,
                "{\"publications\":[" + String.join(",", fitting(lines)) + "],\"epoch\":" + Replies.quoted(head.epoch())
                        + ",\"offset\":" + head.seq() + "}");
    }

    void presence(Connection connection, Command command) {
        Room room = channels.member(connection, command.channel()).room();
        String people = presence.online(room.group()).stream()
                .map(login -> Replies.quoted(login) + ":" + Replies.info(login))
                .collect(Collectors.joining(","));
        connection.reply(command, "{\"presence\":{" + people + "}}");
    }

    void presenceStats(Connection connection, Command command) {
        Room room = channels.member(connection, command.channel()).room();
        connection.reply(
                command,
                stats(places.inRoom(room.getId()).map(place -> place.member().login()), presence.online(room.group())));
    }

    /**
     * @param here a login for each connection of this node
     * @param people who is there: those who are elsewhere, or have just gone, count with one connection each
     */
    static String stats(Stream<String> here, Set<String> people) {
        List<String> connections = here.toList();
        Set<String> elsewhere = new HashSet<>(people);
        connections.forEach(elsewhere::remove);
        long clients = connections.size() + elsewhere.size();
        return "{\"num_clients\":" + clients + ",\"num_users\":" + people.size() + "}";
    }

    private List<Line> lines(Room room, long after, int limit, boolean reverse) {
        if (!reverse) {
            return history.after(room.getId(), Math.max(0, after), limit);
        }
        List<Line> newestFirst =
                new ArrayList<>(history.before(room.getId(), after < 0 ? Long.MAX_VALUE : after, limit));
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    /** As many as a reader is given at once; from the last of them a client can ask on. */
    private List<String> fitting(List<Line> lines) {
        List<String> publications = new ArrayList<>();
        long budget = limits.outboxBytes() / 2;
        for (Line line : lines) {
            budget -= line.bytes();
            if (budget < 0 && !publications.isEmpty()) {
                break;
            }
            publications.add(Replies.publication(line.json(), line.seq()));
        }
        return publications;
    }
}
