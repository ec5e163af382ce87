package io.atrium.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How each server is started with the WAR, on a port, with a working folder of its own. */
enum ServerCommand {
    PAYARA("Exception while loading the app") {
        @Override
        List<String> line(int port, Path work) throws IOException {
            List<String> line = java(work);
            line.addAll(List.of(
                    "-jar",
                    TARGET.resolve("payara-micro.jar").toString(),
                    "--nocluster",
                    "--port",
                    Integer.toString(port),
                    "--prebootcommandfile",
                    "src/main/payara/preboot.asadmin",
                    "--logproperties",
                    "src/main/payara/logging.properties",
                    "--deploy",
                    WAR.toString(),
                    "--contextroot",
                    "/"));
            return line;
        }
    },

    WILDFLY("WFLYSRV0059|WFLYCTL0013|WFLYSRV0021") {
        @Override
        List<String> line(int port, Path work) throws IOException {
            Path home = Path.of(System.getProperty("wildfly.home", "target/wildfly-39.0.1.Final"))
                    .toAbsolutePath();
            Path base = work.resolve("standalone");
            copy(home.resolve("standalone/configuration"), base.resolve("configuration"));
            Files.createDirectories(base.resolve("deployments"));
            Files.copy(WAR, base.resolve("deployments/ROOT.war"), StandardCopyOption.REPLACE_EXISTING);
            List<String> line = java(work);
            // As bin/common.sh of WildFly opens them.
            for (String opened : List.of("lang", "lang.invoke", "lang.reflect", "io", "net", "security", "util")) {
                line.add("--add-opens=java.base/java." + opened + "=ALL-UNNAMED");
            }
            line.addAll(List.of(
                    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                    "--add-opens=java.management/javax.management=ALL-UNNAMED",
                    "--add-opens=java.naming/javax.naming=ALL-UNNAMED",
                    "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
                    "-Djboss.home.dir=" + home,
                    "-Djboss.server.base.dir=" + base,
                    "-Djboss.http.port=" + port,
                    "-Djboss.https.port=0",
                    "-Djboss.management.http.port=0",
                    "-Djboss.management.https.port=0",
                    "-jar",
                    home.resolve("jboss-modules.jar").toString(),
                    "-mp",
                    home.resolve("modules").toString(),
                    "org.jboss.as.standalone"));
            return line;
        }
    };

    private static final Path TARGET =
            Path.of(System.getProperty("atrium.target", "target")).toAbsolutePath();
    private static final Path WAR = TARGET.resolve("atrium.war");

    /** Most of what a test's server does is to start: without the second compiler that takes little more than half the time. Benchmarks have their own. */
    private static final String SHORT_LIVED = "-Xmx1g -XX:+UseSerialGC -XX:TieredStopAtLevel=1";

    private final Pattern failed;

    ServerCommand(String failed) {
        this.failed = Pattern.compile(failed);
    }

    /** Whether a log says that the application could not be deployed: neither server ends then. */
    boolean hasFailed(String log) {
        return failed.matcher(log).find();
    }

    /** The server this run is about: system property {@code atrium.server}, {@code payara} unless it says {@code wildfly}. */
    static ServerCommand current() {
        return "wildfly".equals(System.getProperty("atrium.server")) ? WILDFLY : PAYARA;
    }

    static Path target() {
        return TARGET;
    }

    abstract List<String> line(int port, Path work) throws IOException;

    private static List<String> java(Path work) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(
                List.of(System.getProperty("atrium.server.java", SHORT_LIVED).split(" +")));
        // What a killed server leaves behind goes with its folder.
        line.add("-Djava.io.tmpdir=" + Files.createDirectories(work.resolve("tmp")));
        return line;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Path copied = to.resolve(from.relativize(file));
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(copied);
                    } else {
                        Files.copy(file, copied, StandardCopyOption.REPLACE_EXISTING);
                    }
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        }
    }
}
