package io.atrium.kind.release;

import io.atrium.room.View;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes first paints: what the snapshot says, and the newest lines of the stage one looks at first. */
@ApplicationScoped
class ReleasePaints {
    /** As many as a tall screen shows. */
    private static final int TAIL = 60;

    @Inject
    private ReleaseStore store;

    ReleasePaint paint(View view) {
        ReleasePaint paint = new ReleasePaint(view, Instant.now());
        paint.focus().ifPresent(stage -> tail(view, stage).forEach(paint::add));
        return paint;
    }

    private List<ReleasePaint.Line> tail(View view, JsonObject focus) {
        long release = view.snapshot().getJsonObject("release").getJsonNumber("seq").longValue();
        Stage stage = store.stage(view.room().getId(), Optional.of(release), focus.getString("stage"));
        List<ReleasePaint.Line> lines = new ArrayList<>();
        long from = Math.max(1, stage.lines() - TAIL + 1);
        for (ReleaseStore.Part part : store.lines(stage, from, stage.lines())) {
            List<String> all = LogLines.of(part.entry().body());
            for (int i = (int) Math.max(0, from - part.first()); i < all.size(); i++) {
                boolean error = LogLines.errors(part.entry().body()).contains(i);
                String time = clock(view, part.entry().happenedAt());
                lines.add(new ReleasePaint.Line(part.first() + i, time, Ansi.plain(all.get(i)), error));
            }
        }
        return lines;
    }

    /** 14:21:05 */
    private static String clock(View view, Instant at) {
        return view.clock(at) + String.format(Locale.ROOT, ":%02d", at.getEpochSecond() % 60);
    }
}
