package io.atrium.testing;

import java.nio.file.Path;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What the tests in the container run in: the WAR with all of them, deployed once. {@code arquillian.xml} names this class. */
public final class Deployed {
    /** The tests, and what they need. By name: most are their package's own. */
    private static final List<String> CLASSES = List.of(
            "channel.ServerThreadsInsideIT",
            "notify.PostBookInsideIT",
            "room.KindAbilitiesInsideIT",
            "room.LocationRetentionInsideIT",
            "room.ProbeKind",
            "room.RetentionInsideIT",
            "room.RoomLogInsideIT",
            "room.RoomMemoryInsideIT",
            "room.Scribe",
            "signal.EarlyBird",
            "signal.Saboteur",
            "signal.SignalInsideIT",
            "signal.Witness",
            "testing.Await");

    private Deployed() {}

    @Deployment
    public static WebArchive application() {
        Path war = Path.of(System.getProperty("atrium.target", "target"), "atrium.war");
        WebArchive deployed = ShrinkWrap.create(ZipImporter.class, "inside.war")
                .importFrom(war.toFile())
                .as(WebArchive.class);
        CLASSES.forEach(name -> deployed.addClass("io.atrium." + name));
        // The tests are driven through a servlet of the WAR, which shows nobody's credentials.
        deployed.delete("/WEB-INF/classes/io/atrium/account/RequestAuthentication.class");
        return deployed;
    }
}
