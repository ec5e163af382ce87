package io.atrium.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which Atrium this is: what Maven wrote into the WAR. */
@ApplicationScoped
public class Build {
    private static final String UNKNOWN = "unpacked";
    private static final String WRITTEN = "/META-INF/maven/io.atrium/atrium/pom.properties";

    private volatile String version = UNKNOWN;

    /** Once the WAR is there to be read: on WildFly a node counts before that. */
    void read(@Observes @Initialized(ApplicationScoped.class) ServletContext war) {
        Properties written = new Properties();
        try (InputStream file = war.getResourceAsStream(WRITTEN)) {
            if (file != null) {
                written.load(file);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        version = written.getProperty("version", UNKNOWN);
    }

    /** {@code 1.0.0}; {@code unpacked} where the application is not run from its WAR. */
    public String version() {
        return version;
    }
}
