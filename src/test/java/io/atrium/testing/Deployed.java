package io.atrium.testing;

import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The built WAR with tests inside. */
public final class Deployed {
    private Deployed() {}

    /**
     * @param name unlike any other class's
     * @param beans classes of the tests that the container must know besides the test class itself
     */
    public static WebArchive with(String name, Class<?>... beans) {
        Path war = Path.of(System.getProperty("atrium.target", "target"), "atrium.war");
        WebArchive deployed = ShrinkWrap.create(ZipImporter.class, name + ".war")
                .importFrom(war.toFile())
                .as(WebArchive.class)
                .addClasses(beans);
        // The tests are driven through a servlet of the WAR, which shows nobody's credentials.
        deployed.delete("/WEB-INF/classes/io/atrium/account/RequestAuthentication.class");
        return deployed;
    }
}
