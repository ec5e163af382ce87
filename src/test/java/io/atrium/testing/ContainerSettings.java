package io.atrium.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * What {@code arquillian.xml} leaves to each JVM of tests, since several run side by side: the data folder of the server it starts, and ports, of which a WildFly
 * wants to be told.
 */
public final class ContainerSettings implements LauncherSessionListener {
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        setIfMissing("atrium.container.data", folder().toString());
        setIfMissing("wildfly.http", Integer.toString(Ports.free()));
        setIfMissing("wildfly.management", Integer.toString(Ports.free()));
    }

    private static void setIfMissing(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static Path folder() {
        try {
            Path servers = Files.createDirectories(ServerCommand.target().resolve("servers"));
            return Files.createTempDirectory(servers, "container");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
