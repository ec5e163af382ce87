package io.atrium.kind.poll;

import io.atrium.room.Demonstrated.Cast;
import io.atrium.room.Demonstrated.DemoRoom;
import io.atrium.room.NewRoom;
import io.atrium.room.Room;
import io.atrium.room.Visibility;
import io.atrium.wire.FrameCodec;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The demonstration's polls: a named one about the summer outing, in which people change their minds, and an anonymous one about the canteen. */
final class Outing {
    private static final String OUTING = "summer-outing";
    private static final Duration OPEN_FOR = Duration.ofDays(60);
    private static final Duration AFTERNOON = Duration.ofHours(16);
    private static final int MIND_CHANGES_AFTER = 20;

    private static final List<String> PLACES = List.of(
            "Lake, with boats",
            "Open-air museum and a long lunch",
            "Climbing garden",
            "Stay here, a barbecue in the court");
    private static final List<String> PEOPLE = List.of("bob", "cho", "admin");

    /** What people come to think, of {@link #PLACES}. */
    private static final int[] THOUGHTS = {0, 1, 0, 2, 0, 1, 0, 3};

    private Outing() {}

    static List<DemoRoom> rooms(Instant now) {
        return List.of(
                new DemoRoom(
                        "ann",
                        new NewRoom(
                                OUTING,
                                "Summer outing",
                                "Where we go, when, and what we bring",
                                PollKind.ID,
                                Visibility.OPEN,
                                outing(now.plus(OPEN_FOR)
                                        .truncatedTo(ChronoUnit.DAYS)
                                        .plus(AFTERNOON)),
                                List.of("bob", "cho", "admin"),
                                null)),
                new DemoRoom(
                        "cho",
                        new NewRoom(
                                "canteen-survey",
                                "Canteen survey",
                                "Anonymous; results once you have voted",
                                PollKind.ID,
                                Visibility.OPEN,
                                FrameCodec.object(
                                        "{\"anonymous\":true,\"results\":\"after_vote\",\"per_page\":2,\"questions\":["
                                                + "{\"id\":\"often\",\"text\":\"How often do you eat in the canteen?\",\"type\":\"single\",\"required\":true,"
                                                + "\"choices\":[\"Every day\",\"Once or twice a week\",\"Hardly ever\"]},"
                                                + "{\"id\":\"taste\",\"text\":\"How does it taste?\",\"type\":\"rating\",\"required\":true},"
                                                + "{\"id\":\"first\",\"text\":\"What should change first?\",\"type\":\"ranking\",\"choices\":[\"Shorter queues\",\"More vegetables\",\"Better coffee\"]},"
                                                + "{\"id\":\"else\",\"text\":\"Anything else?\",\"type\":\"text\"}]}"),
                                List.of("ann", "bob", "admin"),
                                null)));
    }

    private static JsonObject outing(Instant deadline) {
        return Json.createObjectBuilder(FrameCodec.object("{\"change\":true,\"results\":\"live\",\"questions\":["
                        + "{\"id\":\"where\",\"text\":\"Where to?\",\"type\":\"single\",\"choices\":[\""
                        + String.join("\",\"", PLACES) + "\"]},"
                        + "{\"id\":\"when\",\"text\":\"Which dates work?\",\"type\":\"multiple\",\"choices\":[\"Friday, 18 June\",\"Thursday, 24 June\",\"Friday, 2 July\"]},"
                        + "{\"id\":\"last\",\"text\":\"How was last year?\",\"type\":\"rating\"}]}"))
                .add("closes_at", Instants.wire(deadline))
                .build();
    }

    static void furnish(Room room, Cast cast) {
        if (room.getName().equals(OUTING)) {
            cast.say(room, "bob", List.of(where(0), when("Friday, 18 June", "Thursday, 24 June"), rating("last", 4)));
            cast.say(room, "cho", List.of(where(1), when("Friday, 18 June"), rating("last", 5)));
            cast.say(room, "admin", List.of(where(0), when("Friday, 18 June", "Friday, 2 July"), rating("last", 4)));
            return;
        }
        canteen(room, cast, "cho", "Once or twice a week", 3, "The lentil soup was splendid.");
        canteen(room, cast, "bob", "Every day", 4, "More soup, less pasta.");
        canteen(room, cast, "admin", "Every day", 2, "Soup earlier than noon.");
    }

    private static void canteen(Room room, Cast cast, String login, String often, int taste, String text) {
        List<String> order = taste > 3
                ? List.of("Better coffee", "Shorter queues", "More vegetables")
                : List.of("Shorter queues", "More vegetables", "Better coffee");
        cast.say(
                room,
                login,
                List.of(
                        choices("often", List.of(often)),
                        rating("taste", taste),
                        choices("first", order),
                        Json.createObjectBuilder()
                                .add("question", "else")
                                .add("text", text)
                                .build()));
    }

    /** Now and then somebody thinks again. */
    static void enliven(Room room, Cast cast, Instant now) {
        long second = now.getEpochSecond();
        if (!room.getName().equals(OUTING)
                || second % MIND_CHANGES_AFTER != 0
                || Terms.of(room.settings()).isOver(now)) {
            return;
        }
        long turn = second / MIND_CHANGES_AFTER;
        // 5 and 8 have nothing in common: every thought has its turn, with everybody.
        int thought = THOUGHTS[(int) (turn * 5 % THOUGHTS.length)];
        cast.say(room, PEOPLE.get((int) (turn % PEOPLE.size())), List.of(where(thought)));
    }

    private static JsonObject where(int place) {
        return choices("where", List.of(PLACES.get(place)));
    }

    private static JsonObject when(String... dates) {
        return choices("when", List.of(dates));
    }

    private static JsonObject choices(String question, List<String> choices) {
        return Json.createObjectBuilder()
                .add("question", question)
                .add("choices", Json.createArrayBuilder(choices))
                .build();
    }

    private static JsonObject rating(String question, int rating) {
        return Json.createObjectBuilder()
                .add("question", question)
                .add("rating", rating)
                .build();
    }
}
