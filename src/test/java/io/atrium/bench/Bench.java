package io.atrium.bench;

import io.atrium.bench.Scene.Sort;
import io.atrium.search.SearchFigures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Measures what {@link Settings} ask for, and reports it: {@code mvn -Pbench verify}. */
public final class Bench {
    private static final Logger LOG = Logger.getLogger(Bench.class.getName());

    /** Enough for the JVM to have compiled for good what a message and what a transaction costs: it counts to some ten thousand of each first. */
    private static final double WARM_UP_SECONDS = 40;

    private static final double WARM_UP_RATE = 1_000;
    private static final String SMALL_HEAP = "-Xmx512m";

    /** Entries that are searched. */
    private static final int FINDABLE = 1_000_000;

    private final Settings settings;
    private final List<Figure> figures = new ArrayList<>();

    private Bench(Settings settings) {
        this.settings = settings;
    }

    public static void main(String[] args) throws IOException {
        Settings settings = Settings.current();
        Path folder = Path.of(System.getProperty("atrium.target", "target"), "bench");
        if (settings.wantsMicrobenchmarks()) {
            Microbenchmarks.run(folder);
        }
        if (settings.wantsSearch()) {
            SearchFigures.run(folder, FINDABLE);
        }
        Bench bench = new Bench(settings);
        for (Database database : settings.databases()) {
            bench.onServer(
                    database,
                    database.title(),
                    settings.java(),
                    workloads(database != settings.databases().get(0)));
        }
        String small = settings.java().replaceAll("-Xmx\\S+", "") + " " + SMALL_HEAP;
        bench.onServer(
                Database.H2,
                "H2, a heap of 512 MB",
                small.strip(),
                List.of(new Joining("w3-small-heap", 10_000, 1_000)));
        if (!bench.figures.isEmpty()) {
            Report report = Report.of(settings, bench.figures);
            report.write(folder);
            LOG.info(() -> "\n" + report.table());
            if (settings.publish()) {
                report.publish(Path.of("docs"));
            }
        }
        if (bench.figures.stream().anyMatch(figure -> !figure.trouble().isEmpty())) {
            throw new IOException("not everything could be measured, see above");
        }
    }

    /** @param databaseOnly leaves out what another database has told already */
    private static List<Workload> workloads(boolean databaseOnly) {
        List<Workload> all = new ArrayList<>();
        for (Sort sort : Sort.values()) {
            all.add(new FixedRate("w1", 20, 20, 200, sort));
            all.add(new ClosedLoop(sort));
            all.add(new FixedRate("w2", 1_000, 10, 50, sort));
            all.add(new Maximum("w2", 1_000, 1, 10, 100, sort));
            all.add(new Maximum("w4", 2_000, 500, 500, 500, sort));
        }
        all.removeIf(workload -> databaseOnly && !workload.asksTheDatabase());
        if (!databaseOnly) {
            all.addAll(List.of(new Joining("w3", 5_000, 1_000), new NeverReading(), new Resuming(), new LongPolls()));
        }
        return all;
    }

    private void onServer(Database database, String where, String java, List<Workload> offered) throws IOException {
        List<Workload> wanted = offered.stream().filter(settings::wants).toList();
        if (wanted.isEmpty()) {
            return;
        }
        try (ServerUnderTest server = new ServerUnderTest(database, java);
                Generator load = new Generator(server)) {
            Scene scene = new Scene(server, load, settings.seconds());
            warmUp(scene);
            for (Workload workload : wanted) {
                figures.add(measure(workload, where, scene));
            }
        }
    }

    /** A server that has just started is many times slower than one that has compiled what it runs. */
    private void warmUp(Scene scene) throws IOException {
        ClosedLoop.run(scene, Sort.COMMITTED, WARM_UP_SECONDS);
        for (Sort sort : Sort.values()) {
            scene.load().crowd(100, scene.server().newRoom());
            scene.send(sort, 10, WARM_UP_RATE, WARM_UP_SECONDS / 4);
        }
    }

    private Figure measure(Workload workload, String where, Scene scene) throws IOException {
        List<Map<Metric, Double>> runs = new ArrayList<>();
        String trouble = "";
        try {
            for (int run = 0; run < settings.runs(); run++) {
                scene.load().cut();
                scene.server().awaitSessions(0);
                scene.server().awaitCalm();
                runs.add(workload.measure(scene));
            }
        } catch (IOException | UncheckedIOException | AssertionError failure) {
            LOG.log(Level.SEVERE, failure, () -> workload.name() + " could not be measured");
            trouble = failure.toString();
        }
        Figure figure = Figure.of(workload, where, runs, trouble);
        LOG.info(() -> Report.line(figure));
        return figure;
    }
}
