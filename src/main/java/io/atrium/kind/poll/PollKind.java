package io.atrium.kind.poll;

import io.atrium.room.Demonstrated;
import io.atrium.room.Draft;
import io.atrium.room.Entry;
import io.atrium.room.ExportFormat;
import io.atrium.room.Exporting;
import io.atrium.room.Findable;
import io.atrium.room.Following;
import io.atrium.room.Member;
import io.atrium.room.Painted;
import io.atrium.room.Received;
import io.atrium.room.Room;
import io.atrium.room.RoomKind;
import io.atrium.room.Roster;
import io.atrium.room.Setting;
import io.atrium.room.Summarised;
import io.atrium.room.Summary;
import io.atrium.room.View;
import io.atrium.room.Viewing;
import io.atrium.wire.CommonTime;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.Json;
import io.atrium.wire.Parameters;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Polls. Entries: {@code vote} (of a named one), {@code close}, {@code open}; the room itself closes at the deadline. */
@ApplicationScoped
public class PollKind implements RoomKind, Painted, Following, Viewing, Exporting, Findable, Summarised, Demonstrated {
    static final String ID = "poll";
    static final String VOTE = "vote";
    static final String CLOSE = "close";
    static final String OPEN = "open";

    @Inject
    private PollStore store;

    @Inject
    private TallyTeller teller;

    @Inject
    private Deadlines deadlines;

    @Inject
    private Roster roster;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String defaultType() {
        return VOTE;
    }

    @Override
    public List<Setting> settings() {
        return Terms.settings();
    }

    @Override
    public JsonObject settle(JsonObject settings, Optional<Room> before) {
        JsonObject known = before.map(Room::settings).orElse(null);
        JsonObject settled = Settling.settle(settings, known, CommonTime.now());
        if (before.isPresent() && store.hasVotes(before.get().getId())) {
            Settling.requireSameTerms(known, settled);
        }
        return settled;
    }

    @Override
    public Received receive(Member from, Frame frame) {
        Terms terms = Terms.of(from.room().settings());
        return switch (frame.type()) {
            case VOTE -> vote(from, frame, terms);
            case CLOSE -> close(from, frame, terms);
            case OPEN -> open(from, frame, terms);
            default -> throw Problem.of(ErrorCode.UNKNOWN_TYPE, "a poll knows no frame of type " + frame.type());
        };
    }

    private Received vote(Member from, Frame frame, Terms terms) {
        Question question = terms.question(frame);
        Ballot ballot = question.read(frame);
        long roomId = from.room().getId();
        if (terms.anonymous()) {
            Vote.Key key = new Vote.Key(roomId, from.login(), question.id());
            return new Received.Enact(
                    BallotBox.secret(terms, key, question, ballot),
                    () -> teller.changedSecretly(roomId, question.id()));
        }
        JsonObjectBuilder body = Json.createObjectBuilder().add("question", question.id());
        if (terms.results() == Results.LIVE) {
            question.write(ballot, body); // else the log would tell what is not to be seen yet
        }
        return new Received.Store(Draft.of(from, frame, body.build()).with(BallotBox.named(terms, question, ballot)));
    }

    private Received close(Member from, Frame frame, Terms terms) {
        from.requireKeeper();
        JsonObject body = Json.createObjectBuilder().add("reason", "keeper").build();
        return new Received.Store(Draft.of(from, frame, body).with(BallotBox.close(terms, roster.count(from.room()))));
    }

    private static Received open(Member from, Frame frame, Terms terms) {
        from.requireKeeper();
        if (terms.anonymous()) {
            // One more ballot beside a count that everybody knows would be known too.
            throw Problem.of(ErrorCode.CONFLICT, "an anonymous poll stays closed");
        }
        JsonObject body = Json.createObjectBuilder().build();
        return new Received.Store(Draft.of(from, frame, body).with(BallotBox.reopen(terms)));
    }

    @Override
    public void committed(long roomId, List<Entry> entries) {
        entries.stream()
                .filter(entry -> entry.getType().equals(VOTE))
                .map(entry -> entry.body().getString("question"))
                .distinct()
                .forEach(question -> teller.changed(roomId, question));
    }

    @Override
    public JsonObject snapshot(Room room, Member viewer) {
        return board(room, viewer).toJson();
    }

    private Board board(Room room, Member viewer) {
        Board board = store.board(room, viewer.login());
        if (!board.isClosed()) {
            deadlines.know(room, board.terms());
        }
        return board;
    }

    @Override
    public Object paint(View view) {
        return new PollPaint(view, CommonTime.now());
    }

    @Override
    public Optional<Summary> summary(Room room) {
        Terms terms = Terms.of(room.settings());
        Optional<PollState> state = store.state(room.getId());
        boolean closed = state.filter(PollState::isClosed).isPresent();
        if (!closed) {
            deadlines.know(room, terms);
        }
        long voters = state.map(PollState::voters).orElse(0L);
        return Optional.of(Summaries.of(terms, closed, voters, roster.count(room)));
    }

    @Override
    public List<String> views() {
        return PollViews.ALL;
    }

    @Override
    public Answer view(Member viewer, String what, Parameters parameters) {
        Board board = board(viewer.room(), viewer);
        return what.equals(PollViews.ANSWERS)
                ? PollViews.answers(board, parameters)
                : PollViews.voters(board, () -> store.votes(viewer.room().getId()));
    }

    @Override
    public List<ExportFormat> exports() {
        return List.of(new ExportFormat("csv", "text/csv"));
    }

    @Override
    public void export(String format, Member viewer, Iterable<Entry> entries, Writer to) throws IOException {
        Board board = board(viewer.room(), viewer);
        PollFiles.csv(
                board,
                board.terms().anonymous()
                        ? List.of()
                        : store.votes(viewer.room().getId()),
                to);
    }

    @Override
    public Set<String> findableTypes() {
        return Set.of(VOTE, CLOSE);
    }

    @Override
    public Optional<String> words(Room room, Entry entry) {
        return PollWords.of(room, entry);
    }

    @Override
    public List<DemoRoom> demoRooms() {
        return Outing.rooms(CommonTime.now());
    }

    @Override
    public void furnish(Room room, Cast cast) {
        Outing.furnish(room, cast);
    }

    @Override
    public void enliven(Room room, Cast cast) {
        Outing.enliven(room, cast, CommonTime.now());
    }
}
