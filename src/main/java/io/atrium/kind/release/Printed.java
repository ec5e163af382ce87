package io.atrium.kind.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the demonstration's stages print. */
final class Printed {
    static final List<String> STAGES = List.of("build", "test", "package", "staging", "ship");

    private static final String BOLD = "\u001b[1m";
    private static final String GREEN = "\u001b[32m";
    private static final String RED = "\u001b[31m";
    private static final String YELLOW = "\u001b[33m";
    private static final String CYAN = "\u001b[36m";
    private static final String END = "\u001b[0m";
    private static final String INFO = "[" + CYAN + "INFO" + END + "] ";

    private static final List<String> SUITES = List.of(
            "account.TokensTest",
            "channel.OutboxPropertyTest",
            "channel.SubscriptionTest",
            "endpoint.CrowdIT",
            "endpoint.RoomSocketIT",
            "endpoint.SlowReaderIT",
            "kind.chat.ChatKindTest",
            "kind.sensor.WatchTest",
            "room.LogWriterPropertyTest",
            "room.RoomLogIT",
            "signal.SignalIT",
            "wire.FrameCodecTest");

    private Printed() {}

    /** All of it, in order. @param broken of the tests: whether one fails */
    static List<String> by(String stage, String version, boolean broken) {
        return switch (stage) {
            case "build" -> build(version);
            case "test" -> test(broken);
            case "package" ->
                List.of(
                        INFO + "Assembling webapp [atrium]",
                        INFO + "Front end: 14 scripts, 6 sheets, 412 kB in all",
                        INFO + "Building war: target/atrium-" + version + ".war (61.8 MB)",
                        "sha256 9f1c44b07ad23e58c6d0a1",
                        GREEN + "✓" + END + " atrium-" + version + ".war uploaded to the repository");
            case "staging" -> staging(version);
            default ->
                List.of(
                        BOLD + "Shipping " + version + " to production, 3 nodes" + END,
                        "node-1: draining, 212 sessions told to come back (1001)",
                        "node-1: up after 14 s, " + GREEN + "healthy" + END,
                        "node-2: draining, 197 sessions told to come back (1001)",
                        "node-2: up after 15 s, " + GREEN + "healthy" + END,
                        "node-3: draining, 205 sessions told to come back (1001)",
                        "node-3: up after 14 s, " + GREEN + "healthy" + END,
                        GREEN + "✓" + END + " " + version + " is live");
        };
    }

    private static List<String> build(String version) {
        return List.of(
                BOLD + "$ mvn -B compile" + END,
                INFO + "Building atrium " + version,
                INFO + "Recompiling the module because of changed source code",
                INFO + "Compiling 268 source files with javac [debug release 17] to target/classes",
                "[" + YELLOW + "WARNING" + END + "] javax.xml.bind is on the class path twice; the first one counts",
                INFO + "npm ci: 118 packages in 4 s",
                INFO + "esbuild: 14 entry points, 31 chunks",
                INFO + GREEN + "BUILD SUCCESS" + END);
    }

    private static List<String> test(boolean broken) {
        List<String> lines = new ArrayList<>(List.of(BOLD + "$ mvn -B verify" + END));
        int tests = 0;
        for (int i = 0; i < SUITES.size(); i++) {
            int here = 4 + SUITES.get(i).length() % 9;
            boolean fails = broken && i == SUITES.size() - 3;
            tests += here;
            lines.add(INFO + "Running io.atrium." + SUITES.get(i));
            if (fails) {
                lines.add("[" + RED + "ERROR" + END + "] two_writers_leave_no_hole: expected: <512> but was: <511>");
                lines.add("java.lang.AssertionError: a number is missing");
                lines.add("    at io.atrium.room.RoomLogIT.two_writers_leave_no_hole(RoomLogIT.java:88)");
            }
            lines.add(INFO
                    + String.format(
                            Locale.ROOT,
                            "Tests run: %2d, Failures: %d, Errors: 0, Time elapsed: %d.%d s",
                            here,
                            fails ? 1 : 0,
                            here % 4,
                            here % 10));
        }
        lines.add(INFO + BOLD + "Tests run: " + tests + ", Failures: " + (broken ? 1 : 0) + ", Errors: 0" + END);
        return lines;
    }

    private static List<String> staging(String version) {
        List<String> lines = new ArrayList<>(List.of(
                BOLD + "Stage staging: node atrium-stage-2" + END,
                "Fetching atrium-" + version + ".war (61.8 MB)",
                "sha256 matches the one from package",
                "Draining: 38 sessions told to come back (1001)",
                GREEN + "0 sessions left, 0 entries waiting" + END,
                "Payara Micro 6.2025.10 starting",
                "Flyway: schema at 14, migrating to 17",
                YELLOW + "WARN  ATRIUM_SESSION_DAYS is set but no longer read; use ATRIUM_SESSION_HOURS" + END,
                "Deployed in 8.1 s, ready",
                BOLD + "Smoke test: 200 clients, one room of every kind" + END));
        for (String kind : List.of("chat", "location", "poll", "game", "document", "release")) {
            lines.add(String.format(
                    Locale.ROOT, "%-10s200 of 200   99th percentile  %d ms", kind, 30 + 7 * kind.length() % 29));
        }
        lines.addAll(List.of(
                RED + "ERROR: sensor  199 of 200   one client closed 4409, came back at seq 8,112" + END,
                GREEN + "No entry missing, none delivered twice" + END,
                BOLD + "Killing the node once, on purpose" + END,
                "SIGKILL atrium-stage-2",
                "Back after 15 s, 200 clients resumed from their position",
                GREEN + "Entries acknowledged before: 18,402. Found after: 18,402" + END));
        for (int minute = 1; minute <= 20; minute++) {
            lines.add("Watching, " + minute + " of 20: nothing above a limit");
        }
        return lines;
    }
}
