package io.atrium.kind.release;

import io.atrium.room.View;
import io.atrium.wire.CommonTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Makes first paints: what the snapshot says, and the newest lines of the stage one looks at first. */
@ApplicationScoped
class ReleasePaints {
    /** As many as a tall screen shows. */
    private static final int TAIL = 60;

    @Inject
    private ReleaseStore store;

    ReleasePaint paint(View view) {
        ReleasePaint paint = new ReleasePaint(view, CommonTime.now());
        paint.focus().ifPresent(focus -> {
            long release = view.snapshot()
                    .getJsonObject("release")
                    .getJsonNumber("seq")
                    .longValue();
            Stage stage = store.stage(view.room().getId(), Optional.of(release), focus.getString("stage"));
            long from = Math.max(1, stage.lines() - TAIL + 1);
            store.lines(stage, from, stage.lines()).forEach(part -> paint.add(Stretch.of(part, from, stage.lines())));
        });
        return paint;
    }
}
