package io.atrium.kind.document;

import io.atrium.kind.document.yjs.Update;
import io.atrium.room.Demonstrated.Cast;
import io.atrium.room.Demonstrated.DemoRoom;
import io.atrium.room.NewRoom;
import io.atrium.room.Room;
import io.atrium.room.Visibility;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/** The demonstration's document. */
final class Handover {
    static final DemoRoom ROOM = new DemoRoom(
            "ann",
            new NewRoom(
                    "handover-notes",
                    "Handover notes",
                    "Early to late shift",
                    DocumentKind.ID,
                    Visibility.OPEN,
                    JsonValue.EMPTY_JSON_OBJECT,
                    List.of("bob", "cho"),
                    null));

    /** No editor's: those are random. */
    private static final long CLIENT = 1;

    private static final String TEXT = """
            # Handover, early shift

            Early to late shift. Written by everybody who
            leaves, read by everybody who comes.

            ## What ran

            - Pumps 1 and 2 ran hot between 05:20 and 05:45
            - Cold store 2 defrosted, back at −18 °C
            - Filter change moved to **Monday**

            ## What to watch

            | Place | Limit | Now |
            |---|--:|--:|
            | Boiler outlet | 80 °C | 82.4 °C |
            | Pressure | 1.2 bar | 1.62 bar |

            > 锅炉房备件周一到货

            ## Open questions

            - Who signs for the spare part?
            """;

    private Handover() {}

    static void furnish(Room room, Cast cast) {
        JsonObject update = Json.createObjectBuilder(
                        Base64Text.body(Update.text(CLIENT, Document.ROOT, TEXT).toBytes()))
                .add("type", Document.UPDATE)
                .build();
        cast.say(room, "ann", List.of(update));
        JsonObject version = Json.createObjectBuilder()
                .add("type", Document.VERSION)
                .add("name", "As the early shift left it")
                .build();
        cast.say(room, "bob", List.of(version));
    }
}
