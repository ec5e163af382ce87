package io.atrium.web;

import io.atrium.room.Head;
import io.atrium.room.Member;
import io.atrium.room.Person;
import io.atrium.room.Roster;
import io.atrium.room.View;
import io.atrium.room.Words;
import jakarta.json.JsonObject;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A room's page as a kind sees it. */
final class PageView implements View {
    private final Facts facts;
    private final Viewer viewer;
    private final Times times;
    private final Words words;
    private final PageViews source;
    private final Map<String, Person> known = new HashMap<>();
    private JsonObject snapshot;

    /** What of it is the same for every kind. */
    record Facts(Member member, String title, Head head, long readSeq, List<Roster.Person> people) {}

    PageView(Facts facts, Viewer viewer, Times times, Words words, PageViews source) {
        this.facts = facts;
        this.viewer = viewer;
        this.times = times;
        this.words = words;
        this.source = source;
        facts.people.forEach(person -> known.put(person.login(), Person.of(person)));
    }

    @Override
    public Member member() {
        return facts.member;
    }

    @Override
    public Head head() {
        return facts.head;
    }

    @Override
    public long readSeq() {
        return facts.readSeq;
    }

    @Override
    public JsonObject snapshot() {
        if (snapshot == null) {
            snapshot = source.snapshot(facts.member);
        }
        return snapshot;
    }

    @Override
    public List<Roster.Person> people() {
        return facts.people;
    }

    @Override
    public Person person(String login) {
        return known.computeIfAbsent(login, source::person);
    }

    @Override
    public String title() {
        return facts.title;
    }

    @Override
    public Locale locale() {
        return viewer.getLocale();
    }

    @Override
    public ZoneId zone() {
        return viewer.getZone();
    }

    @Override
    public String text(String key, Object... places) {
        return words.text(key, places);
    }

    @Override
    public String count(String key, long n, Object... places) {
        return words.text(
                key, Stream.concat(Stream.of("n", n), Stream.of(places)).toArray());
    }

    @Override
    public String clock(Instant at) {
        return times.clock(at);
    }

    @Override
    public String day(Instant at) {
        return times.day(at);
    }

    @Override
    public String when(Instant at) {
        return times.when(at);
    }

    @Override
    public String full(Instant at) {
        return times.full(at);
    }

    @Override
    public LocalDate date(Instant at) {
        return times.date(at);
    }

    @Override
    public String number(double number) {
        return NumberFormat.getInstance(viewer.getLocale()).format(number);
    }
}
