package io.atrium.kind.sensor;

import io.atrium.room.View;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A sensor room's first paint, as WEB-INF/kind/sensor.xhtml shows it; kind/sensor/tiles.js, table.js and alarms.js write the same. */
public final class SensorPaint {
    /** Lines that can be told apart; further sensors look like "others". */
    private static final int COLOURS = 6;

    /** As kind/sensor/picture.js. */
    private static final int MOST_STRIPS = 4;

    /** Of the alarms that are over; as kind/sensor/alarms.js. */
    static final int PAST = 8;

    private final View view;
    private final String board;
    private final Instant now;
    private final List<SensorTile> tiles = new ArrayList<>();
    private final List<AlarmLine> open = new ArrayList<>();
    private final List<AlarmLine> past = new ArrayList<>();

    /** What a panel knows of one sensor: null where it never spoke. */
    record Known(Rule rule, Sensor sensor, List<Alarm> open) {}

    SensorPaint(View view, String board, Instant now) {
        this.view = view;
        this.board = board;
        this.now = now;
    }

    void add(Known known, Bucket hour) {
        int key = Math.min(COLOURS, tiles.size() + 1);
        tiles.add(new SensorTile(key, known.rule(), figures(known, hour), under(known), look(known)));
        known.open().forEach(alarm -> open.add(line(alarm, known)));
        open.sort(Comparator.comparingLong(AlarmLine::getSeq).reversed());
    }

    void addPast(Alarm alarm, Rule rule, Sensor sensor) {
        past.add(line(alarm, new Known(rule, sensor, List.of())));
    }

    /** The snapshot, for the script. */
    public String getBoard() {
        return board;
    }

    public List<SensorTile> getTiles() {
        return tiles;
    }

    public List<AlarmLine> getOpen() {
        return open;
    }

    public List<AlarmLine> getPast() {
        return past;
    }

    /** Strips of the chart: one for each unit, as high as the script will draw them. */
    public String getStrips() {
        long units = tiles.stream()
                .map(tile -> tile.getUnit() == null ? "" : tile.getUnit())
                .distinct()
                .count();
        return "strips " + Math.max(1, Math.min(MOST_STRIPS, units));
    }

    public String getLeastHead() {
        return head("least");
    }

    public String getMeanHead() {
        return head("mean");
    }

    public String getMostHead() {
        return head("most");
    }

    public boolean isQuiet() {
        return tiles.isEmpty();
    }

    public boolean isMayWrite() {
        return view.member().canWrite();
    }

    /** For the example of a first reading. */
    public String getPath() {
        return "/api/rooms/" + view.room().getName() + "/entries";
    }

    private String head(String column) {
        return view.text("table." + column, "range", view.text("range.1h"));
    }

    private SensorTile.Figures figures(Known known, Bucket hour) {
        Locale locale = view.locale();
        Sensor sensor = known.sensor();
        boolean any = hour.n() > 0;
        return new SensorTile.Figures(
                sensor == null ? "–" : Numbers.figure(sensor.value(), locale),
                Board.unit(known.rule(), sensor),
                any ? Numbers.figure(hour.low(), locale) : "–",
                any ? Numbers.figure(hour.total() / hour.n(), locale) : "–",
                any ? Numbers.figure(hour.high(), locale) : "–",
                sensor == null ? null : sensor.at().toString(),
                sensor == null ? view.text("table.never") : clock(sensor.at()));
    }

    /** 14:21:05; of another day its date. */
    private String clock(Instant at) {
        return view.date(at).equals(view.date(now))
                ? view.clock(at) + String.format(Locale.ROOT, ":%02d", at.getEpochSecond() % 60)
                : view.when(at);
    }

    private static String look(Known known) {
        boolean beyond = known.open().stream().anyMatch(alarm -> alarm.reason() != Reason.SILENT);
        return beyond ? "alarm" : known.open().isEmpty() ? "" : "silent";
    }

    private String under(Known known) {
        Rule rule = known.rule();
        for (Alarm alarm : known.open()) {
            if (alarm.reason() == Reason.SILENT) {
                return view.text("tile.silent", "time", ago(known.sensor()));
            }
            return view.text("alarm." + alarm.reason().wireName() + ".short", "limit", figure(alarm.limit(), known));
        }
        if (rule.above() != null && rule.below() != null) {
            return view.text(
                    "tile.between",
                    "below",
                    Numbers.figure(rule.below(), view.locale()),
                    "above",
                    Numbers.figure(rule.above(), view.locale()));
        }
        if (rule.above() != null) {
            return view.text("tile.upto", "limit", Numbers.figure(rule.above(), view.locale()));
        }
        return rule.below() == null ? "" : view.text("tile.from", "limit", Numbers.figure(rule.below(), view.locale()));
    }

    private String ago(Sensor sensor) {
        return sensor == null ? "" : Spans.text(view, Duration.between(sensor.heardAt(), now));
    }

    private AlarmLine line(Alarm alarm, Known known) {
        String what = view.text(
                "alarm." + alarm.reason().wireName(),
                "sensor",
                known.rule().label(),
                "limit",
                figure(alarm.limit(), known));
        String since = alarm.isOpen()
                ? view.text("alarm.since", "time", view.when(alarm.raisedAt()))
                : view.text(
                        "alarm.over",
                        "time",
                        view.when(alarm.raisedAt()),
                        "span",
                        Spans.text(view, Duration.between(alarm.raisedAt(), alarm.clearedAt())));
        String taken = alarm.takenBy() == null
                ? alarm.isOpen() ? view.text("alarm.untaken") : ""
                : view.text("alarm.taken", "name", view.person(alarm.takenBy()).name());
        return new AlarmLine(alarm, what, taken.isEmpty() ? since : view.text("alarm.and", "a", since, "b", taken));
    }

    private String figure(double limit, Known known) {
        return Numbers.figure(limit, Board.unit(known.rule(), known.sensor()), view.locale());
    }
}
