package io.atrium.admin;

import io.atrium.account.Accounts;
import io.atrium.account.Caller;
import io.atrium.account.Credential;
import io.atrium.room.Draft;
import io.atrium.room.NewRoom;
import io.atrium.room.Room;
import io.atrium.room.RoomKeeping;
import io.atrium.room.RoomLog;
import io.atrium.room.Rooms;
import io.atrium.room.Visibility;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** With {@code ATRIUM_DEMO}: rooms with something in them, made once. */
@Startup
@Singleton
@DependsOn("FirstStart")
@TransactionManagement(TransactionManagementType.BEAN)
public class DemoRooms {
    private static final List<Line> OPERATIONS = List.of(
            new Line(
                    "bob",
                    "Night shift handed over at 06:00. Two pumps ran hot, the readings are in the **boiler house** log."),
            new Line("bob", "I moved the filter change to Monday, the part is on its way."),
            new Line(
                    "cho",
                    "Thanks. I'd like to ship 1.4.2 this afternoon if nobody needs the staging node before three."),
            new Line("ann", "Fine with me. What is in it?"),
            new Line(
                    "cho",
                    "Mostly repairs:\n- the export no longer drops the last row\n- `ATRIUM_OUTBOX_STALL` is read in seconds\n- sign-in in Chinese"),
            new Line(
                    "cho",
                    "The dry run:\n```\nTests run: 1284, Failures: 0, Errors: 0, Skipped: 3\ncommit to screen, 99th percentile: 41 ms\n```"),
            new Line("ann", "> if nobody needs the staging node before three\n\nI do until two, then it is yours."),
            new Line("bob", "陈丽 asks for a note in the handover. I'll write it."));

    private static final List<Line> FRONT_DESK = List.of(
            new Line("cho", "Two visitors for Ann at 14:00, badges are printed."),
            new Line("ann", "Thanks, I'll pick them up."));

    private static final List<Line> COUNCIL = List.of(new Line("ann", "Minutes of Tuesday follow tonight."));

    private static final List<Line> NEWS = List.of(
            new Line(
                    "admin",
                    "Welcome to Atrium. *Everything* said in a room is stored first and seen by everybody a moment later."),
            new Line("admin", "Maintenance on Sunday from 22:00, for about ten minutes. 周日 22:00 起维护约十分钟。"));

    @Inject
    private Accounts accounts;

    @Inject
    private Rooms rooms;

    @Inject
    private RoomKeeping keeping;

    @Inject
    private RoomLog log;

    /** One thing said in a demonstration room. */
    private record Line(String login, String message) {}

    @PostConstruct
    void make() {
        boolean wanted = ConfigProvider.getConfig()
                .getOptionalValue("atrium.demo", Boolean.class)
                .orElse(false);
        if (!wanted || rooms.find("operations").isPresent()) {
            return;
        }
        JsonObject plain = JsonValue.EMPTY_JSON_OBJECT;
        chat(
                "bob",
                "operations",
                "Operations",
                "Deploys, incidents, handover",
                Visibility.OPEN,
                plain,
                List.of("ann", "cho"),
                OPERATIONS);
        chat(
                "cho",
                "front-desk",
                "Front desk",
                "Visitors, deliveries, keys",
                Visibility.OPEN,
                plain,
                List.of("ann"),
                FRONT_DESK);
        chat(
                "ann",
                "works-council",
                "Works council",
                "Confidential",
                Visibility.PRIVATE,
                plain,
                List.of("cho"),
                COUNCIL);
        JsonObject announcements =
                Json.createObjectBuilder().add("posting", "keepers").build();
        chat(
                "admin",
                "news",
                "House news",
                "Announcements for everybody",
                Visibility.OPEN,
                announcements,
                List.of("ann", "bob", "cho"),
                NEWS);
        chat("bob", "it-help", "IT help", "Ask here before you despair", Visibility.OPEN, plain, List.of(), List.of());
    }

    private void chat(
            String keeper,
            String name,
            String title,
            String purpose,
            Visibility visibility,
            JsonObject settings,
            List<String> members,
            List<Line> lines) {
        Caller creator = Caller.of(accounts.find(keeper).orElseThrow(), Credential.session("demonstration"));
        Room room =
                keeping.create(creator, new NewRoom(name, title, purpose, "chat", visibility, settings, members, null));
        if (lines.isEmpty()) {
            return;
        }
        List<Draft> drafts = new ArrayList<>();
        for (Line line : lines) {
            JsonObject body =
                    Json.createObjectBuilder().add("message", line.message).build();
            drafts.add(new Draft(room.getId(), line.login, "message", null, body));
        }
        log.appendAll(drafts).toCompletableFuture().join();
    }
}
