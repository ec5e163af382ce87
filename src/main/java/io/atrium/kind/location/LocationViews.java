package io.atrium.kind.location;

import io.atrium.room.EntryReader;
import io.atrium.room.Room;
import io.atrium.room.Viewing.Answer;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Parameters;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The view {@code track}. */
@ApplicationScoped
class LocationViews {
    static final List<String> ALL = List.of("track");

    private static final int MOST_POINTS = 2_000;

    /** A minute of a day. */
    private static final int USUAL_POINTS = 1_440;

    private static final Duration USUAL = Duration.ofHours(1);

    /** About a decimetre. */
    private static final int DECIMALS = 6;

    @Inject
    private Tracks tracks;

    @Inject
    private EntryReader log;

    private record Stretch(long seq, Instant from, Instant to, int points) {}

    Answer track(Room room, Parameters parameters) {
        Instant to = parameters.instant("to").orElseGet(Instant::now);
        Instant from = parameters.instant("from").orElse(to.minus(USUAL));
        if (!from.isBefore(to)) {
            throw Problem.invalid("from", "from must be before to");
        }
        int points = (int) parameters.whole("points", USUAL_POINTS, 2, MOST_POINTS);
        Stretch stretch = new Stretch(log.head(room).getLastSeq(), from, to, points);
        Map<String, Track> found = tracks.between(room, from, to);
        parameters.text("people").ifPresent(logins -> found.keySet().retainAll(Arrays.asList(logins.split(","))));
        return Answer.json(body -> write(stretch, found, body));
    }

    private static void write(Stretch stretch, Map<String, Track> tracks, Writer to) throws IOException {
        to.write("{\"seq\":" + stretch.seq() + ",\"from\":\"" + Instants.wire(stretch.from()) + "\",\"to\":\""
                + Instants.wire(stretch.to()) + "\",\"people\":[");
        String separator = "";
        for (Map.Entry<String, Track> person : tracks.entrySet()) {
            Track track = person.getValue();
            to.write(separator + "{\"login\":" + Json.createValue(person.getKey()) + ",\"distance\":"
                    + Math.round(track.metres()) + ",\"points\":[");
            write(track.thinned(stretch.points()), to);
            to.write("]}");
            separator = ",";
        }
        to.write("]}");
    }

    private static void write(List<Track.Point> points, Writer to) throws IOException {
        String separator = "";
        for (Track.Point point : points) {
            to.write(separator + "[" + point.at() + "," + degrees(point.latitude()) + "," + degrees(point.longitude())
                    + "]");
            separator = ",";
        }
    }

    private static String degrees(double value) {
        return BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
