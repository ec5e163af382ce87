package io.atrium.search;

import io.atrium.search.Question.Choice;
import io.atrium.wire.Instants;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a question as people type it: words, a phrase in quotes, {@code -unwanted}, and filters such as {@code from:ann}. */
final class QuestionParser {
    /** Characters of one question. */
    static final int LONGEST = 400;

    private static final Pattern PART = Pattern.compile("(-?)(?:\"([^\"]*)\"?|(\\S+))");
    private static final Pattern FILTER = Pattern.compile("([a-z]+):(.*)", Pattern.DOTALL);
    private static final Set<String> FEATURES = Set.of("link");

    private final ZoneId zone;
    private final Set<String> kinds;
    private final List<Needle> wanted = new ArrayList<>();
    private final List<Needle> unwanted = new ArrayList<>();
    private final Map<Filter, Set<String>> any = new EnumMap<>(Filter.class);
    private final Map<Filter, Set<String>> none = new EnumMap<>(Filter.class);
    private Instant before;
    private Instant after;

    private enum Filter {
        FROM,
        IN,
        KIND,
        HAS,
        BEFORE,
        AFTER;

        static Optional<Filter> of(String name) {
            return Arrays.stream(values())
                    .filter(filter -> filter.word().equals(name))
                    .findFirst();
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private QuestionParser(ZoneId zone, Set<String> kinds) {
        this.zone = zone;
        this.kinds = kinds;
    }

    /**
     * @param zone in which a day begins
     * @param kinds there are
     * @throws Problem {@code invalid}: field {@code q}, or a filter's name
     */
    static Question parse(String q, ZoneId zone, Set<String> kinds) {
        if (q.length() > LONGEST) {
            throw Problem.invalid("q", "q takes at most " + LONGEST + " characters");
        }
        if (!Text.isStorable(q)) {
            throw Problem.invalid("q", "q holds half a character");
        }
        QuestionParser parser = new QuestionParser(zone, kinds);
        Matcher parts = PART.matcher(q);
        while (parts.find()) {
            boolean excluded = !parts.group(1).isEmpty();
            if (parts.group(2) == null) {
                parser.bare(excluded, parts.group(3));
            } else {
                parser.needle(excluded, parts.group(2), true);
            }
        }
        return parser.question();
    }

    private Question question() {
        return new Question(
                List.copyOf(wanted),
                List.copyOf(unwanted),
                choice(Filter.FROM),
                choice(Filter.IN),
                choice(Filter.KIND),
                choice(Filter.HAS),
                before,
                after);
    }

    private Choice choice(Filter filter) {
        return new Choice(
                Set.copyOf(any.getOrDefault(filter, Set.of())), Set.copyOf(none.getOrDefault(filter, Set.of())));
    }

    private void bare(boolean excluded, String text) {
        Matcher filter = FILTER.matcher(text);
        Optional<Filter> named = filter.matches() ? Filter.of(filter.group(1)) : Optional.empty();
        if (named.isPresent()) {
            filter(named.get(), excluded, filter.group(2));
        } else {
            needle(excluded, text, false);
        }
    }

    private void needle(boolean excluded, String text, boolean phrase) {
        Needle.of(text, phrase).ifPresent((excluded ? unwanted : wanted)::add);
    }

    private void filter(Filter filter, boolean excluded, String value) {
        switch (filter) {
            case BEFORE -> {
                Instant time = time(filter, excluded, value);
                before = before == null || time.isBefore(before) ? time : before;
            }
            case AFTER -> {
                Instant time = time(filter, excluded, value);
                after = after == null || time.isAfter(after) ? time : after;
            }
            default ->
                (excluded ? none : any)
                        .computeIfAbsent(filter, first -> new LinkedHashSet<>())
                        .add(checked(filter, value));
        }
    }

    private String checked(Filter filter, String value) {
        String name = value.toLowerCase(Locale.ROOT);
        boolean known = switch (filter) {
            case KIND -> kinds.contains(name);
            case HAS -> FEATURES.contains(name);
            default -> Text.isName(name);
        };
        if (!known) {
            throw Problem.invalid(
                    filter.word(), filter.word() + ": takes " + takes(filter) + ", not \"" + value + "\"");
        }
        return name;
    }

    private String takes(Filter filter) {
        return switch (filter) {
            case FROM -> "a login";
            case IN -> "a room's name";
            case KIND -> "one of " + kinds.stream().sorted().toList();
            default -> "one of " + FEATURES;
        };
    }

    private Instant time(Filter filter, boolean excluded, String value) {
        if (excluded) {
            throw Problem.invalid(filter.word(), filter.word() + ": can't be excluded");
        }
        return Instants.parse(value)
                .or(() -> local(value))
                .orElseThrow(() -> Problem.invalid(
                        filter.word(),
                        filter.word() + ": takes a day or a time, such as 2026-11-20 or 2026-11-20T08:00Z"));
    }

    /** A day's begin, or a time without an offset. */
    private Optional<Instant> local(String value) {
        try {
            LocalDateTime time = value.contains("T")
                    ? LocalDateTime.parse(value)
                    : LocalDate.parse(value).atStartOfDay();
            return Optional.of(time.atZone(zone).toInstant()).filter(instant -> time.getYear() <= 9999);
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }
}
