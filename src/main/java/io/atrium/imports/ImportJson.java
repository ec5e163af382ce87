package io.atrium.imports;

import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;

/** An import as the wire has it. */
public final class ImportJson {
    private ImportJson() {}

    /** Without its report. */
    public static JsonObject brief(ImportJob job) {
        return head(job).build();
    }

    /** With its report, once there is one. */
    public static JsonObject whole(ImportJob job) {
        JsonObject report = job.report();
        return report == null ? brief(job) : head(job).add("report", report).build();
    }

    private static JsonObjectBuilder head(ImportJob job) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", job.getId())
                .add("name", job.getName())
                .add("size", job.getBytes())
                .add("state", job.getState().name().toLowerCase(Locale.ROOT))
                .add("by", job.getLogin())
                .add("merge", job.isMerging())
                .add("at", Instants.wire(job.getCreatedAt()))
                .add("messages", job.getTotal())
                .add("done", job.getDone())
                .add("made", job.made());
        if (job.getProgram() != null) {
            json.add("program", job.getProgram());
        }
        if (job.getFailure() != null) {
            json.add("failure", job.getFailure());
        }
        if (job.getEndedAt() != null) {
            json.add("ended_at", Instants.wire(job.getEndedAt()));
        }
        return json;
    }
}
