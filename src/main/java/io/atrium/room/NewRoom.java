package io.atrium.room;

import jakarta.json.JsonObject;
import java.util.List;

/**
 * What somebody wants created; checked by {@link RoomKeeping#create}.
 *
 * @param purpose may be empty
 * @param settings the kind's own
 * @param members logins to invite besides the creator
 * @param submission the creator's own id of this request, or null: asked for again with the same one, the same room is answered
 */
public record NewRoom(
        String name,
        String title,
        String purpose,
        String kind,
        Visibility visibility,
        JsonObject settings,
        List<String> members,
        String submission) {
    NewRoom called(String other) {
        return new NewRoom(other, title, purpose, kind, visibility, settings, members, submission);
    }
}
