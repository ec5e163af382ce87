package io.atrium.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The parts of the road by themselves, with JMH. */
final class Microbenchmarks {
    private Microbenchmarks() {}

    /** Writes {@code jmh.json}. */
    static void run(Path folder) throws IOException {
        Files.createDirectories(folder);
        try {
            new Runner(new OptionsBuilder()
                            .include("io\\.atrium\\..*Benchmark")
                            .jvmArgs("-Xmx1g")
                            .resultFormat(ResultFormatType.JSON)
                            .result(folder.resolve("jmh.json").toString())
                            .build())
                    .run();
        } catch (RunnerException failure) {
            throw new IOException(failure);
        }
    }
}
