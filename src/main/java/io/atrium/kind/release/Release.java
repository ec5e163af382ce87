package io.atrium.kind.release;

import io.atrium.room.Entry;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A release: what was planned, and how it ended. Its number is that of the entry that opened it. */
@Entity
@Table(name = "release_run")
@IdClass(Entry.Key.class)
public class Release {
    static final String TYPE = "release";

    @Id
    @Column(name = "room_id")
    private long roomId;

    @Id
    private long seq;

    private String version;
    private String revision;
    private String target;
    private String stages;

    @Column(name = "opened_by")
    private String openedBy;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "failed_at")
    private String failedAt;

    protected Release() {}

    /** @param entry that opens it */
    Release(Entry entry) {
        JsonObject body = entry.body();
        roomId = entry.getRoomId();
        seq = entry.getSeq();
        version = body.getString("version");
        revision = body.getString("commit", null);
        target = body.getString("target", null);
        stages = String.join("\n", body.getJsonArray("stages").getValuesAs(JsonString::getString));
        openedBy = entry.getAuthor();
        openedAt = entry.happenedAt();
    }

    /** Its stages as planned, all waiting. */
    List<Stage> plannedStages() {
        List<Stage> planned = new ArrayList<>();
        for (String name : stageNames()) {
            planned.add(new Stage(roomId, seq, planned.size(), name));
        }
        return planned;
    }

    List<String> stageNames() {
        return List.of(stages.split("\n"));
    }

    /** What its stages come to. One that failed may be run again, and with it the release goes on. */
    final void settle(List<Stage> all) {
        Optional<Stage> failed =
                all.stream().filter(stage -> stage.status() == Status.FAILED).findFirst();
        boolean over = all.stream().allMatch(stage -> stage.status().isOver()) || failed.isPresent();
        if (over && all.stream().noneMatch(stage -> stage.status().isActive())) {
            outcome = failed.isPresent() ? Outcome.FAILED : Outcome.PASSED;
            endedAt = all.stream()
                    .map(Stage::endedAt)
                    .filter(at -> at != null)
                    .max(Comparator.naturalOrder())
                    .orElse(openedAt);
            failedAt = failed.map(Stage::name).orElse(null);
        } else {
            outcome = null;
            endedAt = null;
            failedAt = null;
        }
    }

    /** The next one is opened. */
    final void abandon(Instant at) {
        if (outcome == null) {
            outcome = Outcome.ABANDONED;
            endedAt = at.isBefore(openedAt) ? openedAt : at;
        }
    }

    long roomId() {
        return roomId;
    }

    long seq() {
        return seq;
    }

    String version() {
        return version;
    }

    Instant openedAt() {
        return openedAt;
    }

    /** Null while it goes on. */
    Outcome outcome() {
        return outcome;
    }

    /** Null while it goes on. */
    Instant endedAt() {
        return endedAt;
    }

    /** The first stage that failed; null where none did. */
    String failedAt() {
        return failedAt;
    }

    /** As in the snapshot's list of earlier ones. */
    JsonObject toJson() {
        JsonObjectBuilder json = Json.createObjectBuilder().add("seq", seq).add("version", version);
        if (revision != null) {
            json.add("commit", revision);
        }
        if (target != null) {
            json.add("target", target);
        }
        json.add("opened_by", openedBy).add("opened_at", Instants.wire(openedAt));
        if (outcome != null) {
            json.add("outcome", outcome.wireName()).add("ended_at", Instants.wire(endedAt));
        }
        if (failedAt != null) {
            json.add("failed_at", failedAt);
        }
        return json.build();
    }
}
