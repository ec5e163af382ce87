package io.atrium.kind.game;

import io.atrium.room.Demonstrated;
import io.atrium.room.Entry;
import io.atrium.room.ExportFormat;
import io.atrium.room.Exporting;
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
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Board games. Entries: {@code sit move resign draw rematch}, and after each the room's own {@code state}. */
@ApplicationScoped
public class GameKind implements RoomKind, Painted, Following, Viewing, Exporting, Summarised, Demonstrated {
    static final String ID = "game";
    static final String MOVE = "move";
    static final String SIT = "sit";
    static final String RESIGN = "resign";
    static final String DRAW = "draw";
    static final String REMATCH = "rematch";
    static final String STATE = "state";

    private static final int LONGEST_MOVE = 16;

    @Inject
    private Scoresheets sheets;

    @Inject
    private GameStore store;

    @Inject
    private Flags flags;

    @Inject
    private Roster roster;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String defaultType() {
        return MOVE;
    }

    @Override
    public List<Setting> settings() {
        return GameSettings.settings();
    }

    @Override
    public Received receive(Member from, Frame frame) {
        GameSettings settings = GameSettings.of(from.room().settings());
        return switch (frame.type()) {
            case MOVE -> move(from, frame);
            case SIT -> sit(from, frame, settings);
            case RESIGN -> Referee.rule(from, frame, JsonValue.EMPTY_JSON_OBJECT, Referee.resign());
            case DRAW -> draw(from, frame);
            case REMATCH -> Referee.rule(from, frame, JsonValue.EMPTY_JSON_OBJECT, Referee.rematch(settings));
            default -> throw Problem.of(ErrorCode.UNKNOWN_TYPE, "a game knows no frame of type " + frame.type());
        };
    }

    private static Received move(Member from, Frame frame) {
        String move = frame.text("move", LONGEST_MOVE);
        long lag = frame.roundTrip().toMillis();
        JsonObjectBuilder body = Json.createObjectBuilder().add("move", move);
        if (lag > 0) {
            body.add("lag", lag); // a replay of the log needs it
        }
        return Referee.rule(from, frame, body.build(), Referee.move(move, Duration.ofMillis(lag)));
    }

    private static Received sit(Member from, Frame frame, GameSettings settings) {
        Seat seat = Seat.of(frame.choice("seat", Seat.wireNames()));
        JsonObject body =
                Json.createObjectBuilder().add("seat", seat.wireName()).build();
        return Referee.rule(from, frame, body, Referee.sit(seat, settings));
    }

    private static Received draw(Member from, Frame frame) {
        boolean accept = frame.flag("accept", true);
        JsonObject body = Json.createObjectBuilder().add("accept", accept).build();
        return Referee.rule(from, frame, body, Referee.draw(accept));
    }

    @Override
    public void committed(long roomId, List<Entry> entries) {
        sheets.committed(roomId, entries);
        entries.stream()
                .filter(entry -> entry.getType().equals(STATE))
                .reduce((one, next) -> next)
                .ifPresent(state -> flags.know(roomId, state));
    }

    @Override
    public JsonObject snapshot(Room room, Member viewer) {
        GameSettings settings = GameSettings.of(room.settings());
        return sheets.ask(room, sheet -> sheet.toJson(settings));
    }

    @Override
    public Object paint(View view) {
        return new GamePaint(view, CommonTime.now());
    }

    @Override
    public Optional<Summary> summary(Room room) {
        GameSettings settings = GameSettings.of(room.settings());
        JsonObject state = sheets.ask(room, sheet -> sheet.state(settings));
        return Optional.of(Summaries.of(state, login -> nameOf(room, login)));
    }

    /** Who is no member any more is their login. */
    private String nameOf(Room room, String login) {
        return roster.members(room.getId()).stream()
                .filter(person -> person.login().equals(login))
                .map(Roster.Person::name)
                .findFirst()
                .orElse(login);
    }

    @Override
    public List<String> views() {
        return GameViews.ALL;
    }

    @Override
    public Answer view(Member viewer, String what, Parameters parameters) {
        Room room = viewer.room();
        if (what.equals(GameViews.MOVES)) {
            return Answer.json(GameViews.moves(store.match(room.getId()).orElse(null)));
        }
        GameSettings settings = GameSettings.of(room.settings());
        JsonObject boards = sheets.ask(room, sheet -> GameViews.boards(sheet.state(settings), sheet.moves()));
        return Answer.json(boards);
    }

    @Override
    public List<ExportFormat> exports() {
        return GameFiles.FORMATS;
    }

    @Override
    public void export(String format, Member viewer, Iterable<Entry> entries, Writer to) throws IOException {
        GameFiles.write(format, viewer.room(), entries, to);
    }

    @Override
    public List<DemoRoom> demoRooms() {
        return ChessClub.ROOMS;
    }

    @Override
    public void furnish(Room room, Cast cast) {
        ChessClub.furnish(room, cast);
    }

    @Override
    public void enliven(Room room, Cast cast) {
        GameSettings settings = GameSettings.of(room.settings());
        ChessClub.enliven(room, cast, sheets.ask(room, sheet -> sheet.toJson(settings)), CommonTime.now());
    }
}
