package io.atrium.web;

import io.atrium.room.RoomKind;
import io.atrium.room.RoomKinds;
import io.atrium.room.Words;
import io.atrium.wire.Json;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObjectBuilder;
import java.util.Comparator;

/** What the kinds are called in the viewer's language, for scripts that know them by id alone. */
@Named
@RequestScoped
public class KindNames {
    private static final String NAME = "kind.name";

    @Inject
    private Viewer viewer;

    @Inject
    private RoomKinds kinds;

    /** JSON, for an attribute: {@code {"chat":"Chat"}}, in the order of the ids. */
    public String getJson() {
        JsonObjectBuilder names = Json.createObjectBuilder();
        kinds.all().stream().map(RoomKind::id).sorted(Comparator.naturalOrder()).forEach(id -> names.add(id, of(id)));
        return names.build().toString();
    }

    public String of(String id) {
        Words words = Words.of(id, viewer.getLocale());
        return words.has(NAME) ? words.raw(NAME) : id;
    }
}
