package io.atrium.room;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Parameters;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What kinds answer by themselves; every door asks here. */
@ApplicationScoped
public class RoomViews {
    @Inject
    private RoomKinds kinds;

    /** @throws Problem {@code not_found}, naming the views there are; or what the kind refuses */
    public Viewing.Answer view(Member viewer, String what, Parameters parameters) {
        Viewing viewing = kinds.ability(viewer.room(), Viewing.class)
                .filter(kind -> kind.views().contains(what))
                .orElseThrow(() -> Problem.of(
                        ErrorCode.NOT_FOUND, "there is no view " + what + "; there are " + views(viewer.room())));
        return viewing.view(viewer, what, parameters);
    }

    private List<String> views(Room room) {
        return kinds.ability(room, Viewing.class).map(Viewing::views).orElse(List.of());
    }
}
