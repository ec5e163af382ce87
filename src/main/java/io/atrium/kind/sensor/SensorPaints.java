package io.atrium.kind.sensor;

import io.atrium.room.View;
import io.atrium.wire.CommonTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes first paints. */
@ApplicationScoped
class SensorPaints {
    /** As the script begins with. */
    private static final Duration RANGE = Duration.ofHours(1);

    /** Of more sensors the script fills in what the last hour was like. */
    private static final int SUMMED_UP = 30;

    /** Two points are as good as any: only the whole is looked at. */
    private static final int POINTS = 4;

    @Inject
    private Panels panels;

    @Inject
    private SeriesReader reader;

    SensorPaint paint(Panel panel, View view) {
        Instant now = CommonTime.now();
        panels.write(panel);
        SeriesReader.Stretch stretch = panels.stretch(panel, now.minus(RANGE), now, POINTS);
        // Copies: the panel goes on while the page is painted.
        List<SensorPaint.Known> known = panel.look((board, rules) -> {
            List<SensorPaint.Known> all = new ArrayList<>();
            for (String id : board.order(rules)) {
                Sensor sensor = board.sensor(id).map(Sensor::copy).orElse(null);
                List<Alarm> open = board.open().stream()
                        .filter(alarm -> alarm.sensorId().equals(id))
                        .toList();
                all.add(new SensorPaint.Known(rules.of(id), sensor, open));
            }
            return all;
        });
        SensorPaint paint = new SensorPaint(view, view.snapshot().toString(), now);
        for (SensorPaint.Known one : known) {
            boolean summed = one.sensor() != null && paint.getTiles().size() < SUMMED_UP;
            paint.add(one, summed ? reader.series(stretch, one.sensor().no()).whole() : new Bucket());
        }
        panel.look((board, rules) -> {
            board.past().stream()
                    .limit(SensorPaint.PAST)
                    .forEach(alarm -> paint.addPast(
                            alarm,
                            rules.of(alarm.sensorId()),
                            board.sensor(alarm.sensorId()).orElse(null)));
            return paint;
        });
        return paint;
    }
}
