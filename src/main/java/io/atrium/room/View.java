package io.atrium.room;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** Who looks at a room, and how they read: what a kind paints for. Times are in the viewer's zone and language. Of one request and thread. */
public interface View {
    Member member();

    /** The entry the page shows last; its script goes on from there. */
    Head head();

    /** How far the viewer has read; 0: they have never been here. */
    long readSeq();

    /** {@link RoomKind#snapshot} for this viewer, asked for once. */
    JsonObject snapshot();

    /** At most 200 members, those online first. */
    List<Roster.Person> people();

    /** By login, whether they are a member or were one; an unknown login is its own name. */
    Person person(String login);

    Locale locale();

    ZoneId zone();

    /** A text of the kind's own words; see {@link Words#text}. */
    String text(String key, Object... places);

    /** A text of the kind's own words that counts. */
    String count(String key, long n, Object... places);

    /** 14:02 */
    String clock(Instant at);

    /** Friday, 20 November; of another year with the year instead of the weekday. */
    String day(Instant at);

    /** A time today, a date before. */
    String when(Instant at);

    /** Friday, 20 November 2026, 14:02 */
    String full(Instant at);

    LocalDate date(Instant at);

    /** With separators, at most three decimals. */
    String number(double number);

    /** What the viewer calls the room. */
    String title();

    default Room room() {
        return member().room();
    }
}
