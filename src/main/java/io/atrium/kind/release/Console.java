package io.atrium.kind.release;

import io.atrium.room.Entry;
import io.atrium.wire.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What a release room's log comes to at one entry: the same, whether it was kept all along or is made from the log anew. Not for several threads.
 */
final class Console {
    /** Releases before the newest that are told of in the snapshot. */
    static final int EARLIER = 20;

    private final Deque<Release> earlier = new ArrayDeque<>();
    private Release release;
    private List<Stage> stages = List.of();
    private long seq;

    /** Before the first entry. */
    Console() {}

    /** As it was stored; may be newer than what is applied next, and the stages newer than their release. @param before newest first */
    Console(long seq, Release release, List<Stage> stages, List<Release> before) {
        this.seq = seq;
        this.release = release;
        this.stages = stages;
        this.earlier.addAll(before);
        if (release != null) {
            release.settle(stages);
        }
    }

    void apply(Entry entry) {
        seq = entry.getSeq();
        if (entry.getType().equals(Release.TYPE)) {
            open(entry);
            return;
        }
        Optional<Stage> known = stage(entry.body().getString("stage", ""));
        if (known.isEmpty() || entry.getSeq() <= known.get().seq()) {
            return; // it is in what was stored
        }
        Stage stage = known.get();
        switch (entry.getType()) {
            case Stage.TYPE -> {
                stage.report(entry);
                release.settle(stages);
            }
            case LogLines.TYPE -> stage.log(entry.getSeq(), Tally.of(entry.body()));
            default -> {
                stage.answer(entry);
                release.settle(stages);
            }
        }
    }

    private void open(Entry entry) {
        if (release != null && entry.getSeq() <= release.seq()) {
            return;
        }
        if (release != null) {
            release.abandon(entry.happenedAt());
            earlier.addFirst(release);
        }
        if (earlier.size() > EARLIER) {
            earlier.removeLast();
        }
        release = new Release(entry);
        stages = release.plannedStages();
    }

    /** The newest, over or not; empty where none was ever opened. */
    Optional<Release> release() {
        return Optional.ofNullable(release);
    }

    /** Of the newest release, as planned. */
    List<Stage> stages() {
        return stages;
    }

    Optional<Stage> stage(String name) {
        return stages.stream().filter(stage -> stage.name().equals(name)).findFirst();
    }

    /**
     * How a stage stands.
     *
     * @throws io.atrium.wire.Problem {@code conflict} where no release is open, {@code invalid} where it has no such stage
     */
    Status requireStage(String name) {
        if (release == null) {
            throw Ledger.noRelease();
        }
        return stage(name).map(Stage::status).orElseThrow(() -> Ledger.noStage(release, name));
    }

    /** The snapshot, but for the room's settings. */
    JsonObjectBuilder toJson() {
        JsonObjectBuilder json = Json.createObjectBuilder().add("seq", seq);
        if (release != null) {
            json.add("release", json(release, stages));
        }
        JsonArrayBuilder before = Json.createArrayBuilder();
        earlier.forEach(one -> before.add(one.toJson()));
        return json.add("earlier", before);
    }

    /** A release with its stages. */
    static JsonObject json(Release release, List<Stage> stages) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        stages.forEach(stage -> all.add(StageJson.of(stage)));
        return Json.createObjectBuilder(release.toJson()).add("stages", all).build();
    }
}
