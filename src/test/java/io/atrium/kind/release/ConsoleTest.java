package io.atrium.kind.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.room.Summary;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a log of reports comes to. */
class ConsoleTest {
    private final Console console = new Console();
    private long seq;
    private Instant now = Instant.parse("2026-11-20T14:00:00Z");

    @Test
    void a_release_passes_when_its_last_stage_is_over() {
        open("1.4.2", "build", "docs", "ship");
        report("build", "running");
        report("build", "passed");
        report("docs", "skipped");
        assertNull(console.release().orElseThrow().outcome());
        report("ship", "running");
        report("ship", "passed");
        Release release = console.release().orElseThrow();
        assertEquals(Outcome.PASSED, release.outcome());
        assertEquals(Instant.parse("2026-11-20T14:06:00Z"), release.endedAt());
    }

    @Test
    void a_release_fails_with_a_stage_and_goes_on_when_that_is_run_again() {
        open("1.4.2", "build", "test");
        report("build", "passed");
        report("test", "running");
        report("test", "failed");
        assertEquals(Outcome.FAILED, console.release().orElseThrow().outcome());
        assertEquals("test", console.release().orElseThrow().failedAt());
        report("test", "running");
        assertNull(console.release().orElseThrow().outcome());
        assertEquals(now, stage("test").startedAt(), "it began anew");
        report("test", "passed");
        assertEquals(Outcome.PASSED, console.release().orElseThrow().outcome());
        assertNull(console.release().orElseThrow().failedAt());
    }

    @Test
    void the_next_release_ends_one_that_still_went_on() {
        open("1.4.1", "build");
        report("build", "running");
        open("1.4.2", "build");
        JsonArray earlier = console.toJson().build().getJsonArray("earlier");
        assertEquals("1.4.1", earlier.getJsonObject(0).getString("version"));
        assertEquals("abandoned", earlier.getJsonObject(0).getString("outcome"));
        assertEquals(Status.WAITING, stage("build").status());
    }

    @Test
    void no_more_than_so_many_earlier_ones_are_told_of() {
        for (int i = 0; i < Console.EARLIER + 5; i++) {
            open("1." + i, "build");
        }
        JsonArray earlier = console.toJson().build().getJsonArray("earlier");
        assertEquals(Console.EARLIER, earlier.size());
        assertEquals("1." + (Console.EARLIER + 3), earlier.getJsonObject(0).getString("version"));
    }

    @Test
    void lines_and_errors_are_counted_through_a_stage() {
        open("1.4.2", "build");
        say("log", "\"stage\":\"build\",\"line\":\"one\"");
        say("log", "\"stage\":\"build\",\"lines\":[\"two\",\"error: three\",\"error: four\"],\"errors\":[1,2]");
        say("log", "\"stage\":\"build\",\"lines\":[\"error: five\"],\"errors\":[0]");
        JsonObject told = StageJson.of(stage("build"));
        assertEquals(5, told.getInt("lines"));
        assertEquals(3, told.getInt("errors"));
        assertEquals(3, told.getInt("first_error"));
    }

    @Test
    void an_approved_stage_runs_and_a_rejected_one_has_failed() {
        open("1.4.2", "stage", "ship");
        report("stage", "needs_approval");
        say("approve", "\"stage\":\"stage\"");
        assertEquals(Status.RUNNING, stage("stage").status());
        assertEquals(now, stage("stage").startedAt());
        report("ship", "needs_approval");
        say("reject", "\"stage\":\"ship\"");
        assertEquals(Status.FAILED, stage("ship").status());
        assertEquals("ann", stage("ship").answeredBy());
        report("stage", "passed");
        assertEquals(Outcome.FAILED, console.release().orElseThrow().outcome());
    }

    @ParameterizedTest
    @ValueSource(strings = {"running", "passed", "waiting"})
    void nobody_goes_round_the_person_who_is_asked(String status) {
        open("1.4.2", "ship");
        report("ship", "needs_approval");
        assertConflict("waits for approval", status);
        say("reject", "\"stage\":\"ship\"");
        assertConflict("was rejected by ann", status);
        report("ship", "needs_approval");
        say("approve", "\"stage\":\"ship\"");
        report("ship", status);
        assertEquals(Status.of(status), stage("ship").status());
    }

    @Test
    void who_is_not_asked_or_has_answered_already_is_refused() {
        open("1.4.2", "ship");
        Problem unasked = assertThrows(Problem.class, () -> say("approve", "\"stage\":\"ship\""));
        assertEquals("ship does not wait for approval", unasked.getMessage());
        seq--;
        report("ship", "needs_approval");
        say("approve", "\"stage\":\"ship\"");
        Problem twice = assertThrows(Problem.class, () -> say("reject", "\"stage\":\"ship\""));
        assertEquals(ErrorCode.CONFLICT, twice.code());
        assertEquals("ann has approved ship already", twice.getMessage());
    }

    @Test
    void what_is_in_it_already_is_not_counted_again() {
        open("1.4.2", "build");
        say("log", "\"stage\":\"build\",\"line\":\"one\"");
        String before = console.toJson().build().toString();
        seq--;
        say("log", "\"stage\":\"build\",\"line\":\"one\"");
        assertEquals(before, console.toJson().build().toString());
    }

    @Test
    void a_release_that_was_read_before_its_last_stage_ended_has_ended_too() {
        open("1.4.2", "build");
        Release read = new Release(Logbook.entry("{\"type\":\"release\",\"seq\":1,\"from\":\"ann\",\"at\":\"" + now
                + "\",\"version\":\"1.4.2\",\"stages\":[\"build\"]}"));
        report("build", "passed");
        Console restored = new Console(1, read, console.stages(), List.of());
        assertEquals(Outcome.PASSED, restored.release().orElseThrow().outcome());
    }

    @Test
    void the_lobby_is_told_what_runs_what_waits_and_how_it_ended() {
        assertTrue(Summaries.of(console).isEmpty());
        open("1.4.2", "build", "ship");
        assertEquals("summary.open", summary().key());
        report("build", "running");
        assertEquals("summary.running", summary().key());
        assertEquals("build", summary().places().get("stage"));
        report("build", "passed");
        report("ship", "needs_approval");
        assertEquals("summary.needs_approval", summary().key());
        assertEquals(Summary.Tone.ACCENT, summary().tone());
        say("approve", "\"stage\":\"ship\"");
        report("ship", "failed");
        assertEquals("summary.failed", summary().key());
        assertEquals(Summary.Tone.DANGER, summary().tone());
        report("ship", "running");
        report("ship", "passed");
        assertEquals("summary.passed", summary().key());
        assertEquals(7L, summary().places().get("n"), "minutes");
    }

    private Summary summary() {
        return Summaries.of(console).orElseThrow();
    }

    private void assertConflict(String why, String status) {
        Problem refused = assertThrows(Problem.class, () -> report("ship", status));
        assertEquals(ErrorCode.CONFLICT, refused.code());
        assertTrue(refused.getMessage().contains(why), refused.getMessage());
        seq--;
    }

    private Stage stage(String name) {
        return console.stage(name).orElseThrow();
    }

    private void open(String version, String... stages) {
        say("release", "\"version\":\"" + version + "\",\"stages\":[\"" + String.join("\",\"", stages) + "\"]");
    }

    private void report(String stage, String status) {
        say("stage", "\"stage\":\"" + stage + "\",\"status\":\"" + status + "\"");
    }

    /** A minute after what was said before. */
    private void say(String type, String members) {
        seq++;
        now = now.plusSeconds(60);
        console.apply(Logbook.entry("{\"type\":\"" + type + "\",\"seq\":" + seq + ",\"from\":\"ann\",\"at\":\"" + now
                + "\"," + members + "}"));
    }
}
