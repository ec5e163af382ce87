package io.atrium.kind.release;

import io.atrium.room.View;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A release room's first paint, as WEB-INF/kind/release.xhtml shows it; the scripts in kind/release write the same. */
public final class ReleasePaint {
    private final View view;
    private final Instant now;
    private final JsonObject release;
    private final List<JsonObject> stages;
    private final List<JsonObject> tail = new ArrayList<>();

    ReleasePaint(View view, Instant now) {
        this.view = view;
        this.now = now;
        this.release = view.snapshot().getJsonObject("release");
        this.stages =
                release == null ? List.of() : release.getJsonArray("stages").getValuesAs(JsonObject.class);
    }

    /** A line of the log, without its colours: those the script brings. */
    public record Line(long no, String time, String text, boolean error) {
        public long getNo() {
            return no;
        }

        public String getTime() {
            return time;
        }

        public String getText() {
            return text;
        }

        public String getLook() {
            return error ? "err" : "";
        }
    }

    /** A stage in the pipe. */
    public record Gate(String name, String look, String icon, String under, boolean pressed) {
        public String getName() {
            return name;
        }

        public String getLook() {
            return look;
        }

        public String getIcon() {
            return icon;
        }

        public String getUnder() {
            return under;
        }

        public boolean isPressed() {
            return pressed;
        }
    }

    /** The next of the newest lines of the {@link #focus}, as {@link Stretch} tells them. */
    void add(JsonObject part) {
        tail.add(part);
    }

    /** The snapshot, for the script. */
    public String getConsole() {
        return view.snapshot().toString();
    }

    /** Whether no release was ever opened. */
    public boolean isQuiet() {
        return release == null;
    }

    public String getVersion() {
        return isQuiet() ? "" : release.getString("version");
    }

    /** When it was opened and by whom, and how it stands. */
    public String getFacts() {
        if (isQuiet()) {
            return "";
        }
        Instant opened = instant(release, "opened_at");
        List<String> facts = new ArrayList<>();
        facts.add(view.text(
                "opened",
                "time",
                view.when(opened),
                "name",
                view.person(release.getString("opened_by")).name()));
        Instant end = release.containsKey("ended_at") ? instant(release, "ended_at") : now;
        facts.add(view.text(
                "outcome." + release.getString("outcome", "open"),
                "span",
                Spans.text(view, Duration.between(opened, end))));
        for (String member : List.of("commit", "target")) {
            if (release.containsKey(member)) {
                facts.add(release.getString(member));
            }
        }
        return String.join(" · ", facts);
    }

    public List<Gate> getGates() {
        JsonObject focus = focus().orElse(null);
        return stages.stream()
                .map(stage -> {
                    Status status = status(stage);
                    return new Gate(
                            stage.getString("stage"),
                            look(status),
                            icon(status),
                            under(stage, status),
                            stage.equals(focus));
                })
                .toList();
    }

    /** The stage one looks at first: what runs, what failed, or where the newest lines are; as kind/release/console.js. */
    Optional<JsonObject> focus() {
        Optional<JsonObject> focus = stages.stream()
                .filter(stage -> status(stage) == Status.RUNNING)
                .findFirst()
                .or(() -> stages.stream()
                        .filter(stage -> status(stage) == Status.FAILED)
                        .findFirst())
                .or(() -> stages.stream()
                        .filter(stage -> stage.getInt("lines") > 0)
                        .reduce((earlier, later) -> later));
        return focus.or(() -> stages.stream().findFirst());
    }

    /** The stage that waits for a person; null: none does. */
    public String getAsking() {
        return asking().map(stage -> stage.getString("stage")).orElse(null);
    }

    public String getAsk() {
        return asking().map(stage -> {
                    String asked = view.text(
                            "ask." + view.snapshot().getString("approval"),
                            "name",
                            view.person(stage.getString("asked_by")).name(),
                            "time",
                            view.when(instant(stage, "asked_at")));
                    return stage.containsKey("note")
                            ? view.text("ask.note", "ask", asked, "note", stage.getString("note"))
                            : asked;
                })
                .orElse("");
    }

    private Optional<JsonObject> asking() {
        return stages.stream()
                .filter(stage -> status(stage) == Status.NEEDS_APPROVAL)
                .findFirst();
    }

    /** Whether the viewer may answer. */
    public boolean isMayApprove() {
        return ReleaseKind.mayApprove(view.member());
    }

    public String getShown() {
        return focus().map(stage -> stage.getString("stage")).orElse("");
    }

    public String getCount() {
        return focus().map(stage ->
                        view.count("lines", stage.getJsonNumber("lines").longValue()))
                .orElse("");
    }

    /** The newest lines, for the script. */
    public String getParts() {
        return Json.createArrayBuilder(tail).build().toString();
    }

    /** The newest lines, the last one last. */
    public List<Line> getTail() {
        List<Line> lines = new ArrayList<>();
        for (JsonObject part : tail) {
            Set<Integer> errors = LogLines.errors(part);
            List<String> all = LogLines.of(part);
            for (int i = 0; i < all.size(); i++) {
                long no = part.getJsonNumber("first").longValue() + i;
                lines.add(new Line(no, clock(instant(part, "at")), Ansi.plain(all.get(i)), errors.contains(i)));
            }
        }
        return lines;
    }

    /** 14:21:05 */
    private String clock(Instant at) {
        return view.clock(at) + String.format(Locale.ROOT, ":%02d", at.getEpochSecond() % 60);
    }

    public boolean isAnyEarlier() {
        return !view.snapshot().getJsonArray("earlier").isEmpty();
    }

    /** For the example of a first release. */
    public String getPath() {
        return "/api/rooms/" + view.room().getName() + "/entries";
    }

    private String under(JsonObject stage, Status status) {
        String word = view.text("status." + status.wireName());
        if (status == Status.NEEDS_APPROVAL) {
            return isMayApprove() ? view.text("status.yours") : word;
        }
        if (!stage.containsKey("started_at") || status == Status.WAITING || status == Status.SKIPPED) {
            return word;
        }
        Instant end = stage.containsKey("ended_at") ? instant(stage, "ended_at") : now;
        String span = Spans.text(view, Duration.between(instant(stage, "started_at"), end));
        return status == Status.PASSED ? span : view.text("status.and", "span", span, "status", word);
    }

    /** The class of its icon. */
    private static String look(Status status) {
        return switch (status) {
            case NEEDS_APPROVAL -> "needs";
            case SKIPPED -> "waiting";
            default -> status.wireName();
        };
    }

    private static String icon(Status status) {
        return switch (status) {
            case PASSED -> "check";
            case FAILED -> "close";
            case WAITING -> "clock";
            default -> "release-" + status.wireName();
        };
    }

    private static Status status(JsonObject stage) {
        return Status.of(stage.getString("status"));
    }

    private static Instant instant(JsonObject object, String member) {
        return Instants.parse(object.getString(member)).orElseThrow();
    }
}
