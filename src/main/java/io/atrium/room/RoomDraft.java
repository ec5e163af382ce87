package io.atrium.room;

import io.atrium.wire.CommonTime;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.time.Instant;

/** A room somebody began to create: what was typed so far, right or wrong. One for each person. */
@Entity
@Table(name = "wizard_draft")
public class RoomDraft {
    @Id
    @Column(name = "user_id")
    private Long userId;

    private String step;
    private String content;
    private String submission;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected RoomDraft() {}

    RoomDraft(long userId) {
        this.userId = userId;
    }

    /** The step the person was at. */
    public String getStep() {
        return step;
    }

    /** Names this draft and the room that comes of it: {@link NewRoom#submission}. Known to its owner's pages only. */
    public String getSubmission() {
        return submission;
    }

    public Instant getUpdatedAt() {
        return updatedAt;
    }

    public JsonObject content() {
        // Not by FrameCodec: a draft keeps what no room would take, so that its writer can see and mend it.
        try (JsonReader reader = Json.createReader(new StringReader(content))) {
            return reader.readObject();
        }
    }

    void begin(String newSubmission, String firstStep, JsonObject typed) {
        submission = newSubmission;
        keep(firstStep, typed);
    }

    void keep(String atStep, JsonObject typed) {
        step = atStep;
        content = typed.toString();
        updatedAt = CommonTime.now();
    }
}
