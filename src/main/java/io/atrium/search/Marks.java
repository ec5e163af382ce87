package io.atrium.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where in a text what was looked for stands, by the same rules that found it. */
final class Marks {
    private static final int MOST = 200;

    private final Folded folded;
    private final String text;
    private final List<Unit> units;
    private final List<Mark> marks = new ArrayList<>();

    /** From the first character, counted as UTF-16 does, to before the other. */
    record Mark(int start, int end) {}

    private Marks(String written) {
        folded = Folded.of(written);
        text = folded.text();
        units = Unit.of(text);
    }

    /** In their order; none touches another. */
    static List<Mark> of(String written, List<Needle> wanted) {
        Marks marks = new Marks(written);
        for (Needle needle : wanted) {
            if (needle.phrase()) {
                marks.phrases(needle);
            } else {
                needle.units().forEach(unit -> marks.parts(unit.in(needle.folded()), unit.dense()));
            }
        }
        return joined(marks.marks);
    }

    private void parts(String part, boolean dense) {
        boolean onlyBeginnings = !dense && part.codePointCount(0, part.length()) < 3;
        for (Unit unit : units) {
            if (unit.dense() != dense || marks.size() >= MOST) {
                continue;
            }
            int at = text.indexOf(part, unit.start());
            while (at >= 0 && at + part.length() <= unit.end() && (!onlyBeginnings || at == unit.start())) {
                mark(at, at + part.length());
                at = text.indexOf(part, at + part.length());
            }
        }
    }

    private void phrases(Needle needle) {
        List<Place> wanted = places(needle.folded(), needle.units());
        List<Place> here = places(text, units);
        for (int i = 0; i + wanted.size() <= here.size() && marks.size() < MOST; i++) {
            if (says(here, i, wanted)) {
                mark(here.get(i).start(), here.get(i + wanted.size() - 1).end());
            }
        }
    }

    private static boolean says(List<Place> here, int from, List<Place> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            if (!here.get(from + i).word().equals(wanted.get(i).word())) {
                return false;
            }
        }
        return true;
    }

    /** A word as the index's positions count them. */
    private record Place(String word, int start, int end) {}

    private static List<Place> places(String text, List<Unit> units) {
        List<Place> places = new ArrayList<>();
        for (Unit unit : units) {
            if (!unit.dense()) {
                places.add(new Place(unit.in(text), unit.start(), unit.end()));
                continue;
            }
            for (int at = unit.start(); at < unit.end(); ) {
                int next = at + Character.charCount(text.codePointAt(at));
                places.add(new Place(text.substring(at, next), at, next));
                at = next;
            }
        }
        return places;
    }

    private void mark(int from, int to) {
        marks.add(new Mark(folded.start(from), folded.end(to - 1)));
    }

    private static List<Mark> joined(List<Mark> marks) {
        marks.sort(Comparator.comparingInt(Mark::start));
        List<Mark> joined = new ArrayList<>();
        for (Mark mark : marks) {
            Mark last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && mark.start() <= last.end()) {
                joined.set(joined.size() - 1, new Mark(last.start(), Math.max(last.end(), mark.end())));
            } else {
                joined.add(mark);
            }
        }
        return joined;
    }
}
