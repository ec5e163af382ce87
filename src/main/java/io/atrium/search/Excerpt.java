package io.atrium.search;

import io.atrium.search.Marks.Mark;
import java.util.List;

/** As much of a text as a list of hits shows: around the first mark, at most 240 characters. */
record Excerpt(String text, List<Mark> marks) {
    private static final int LONGEST = 240;
    private static final int BEFORE = 60;
    private static final String MORE = "…";

    static Excerpt of(String written, List<Needle> wanted) {
        List<Mark> marks = Marks.of(written, wanted);
        if (written.length() <= LONGEST) {
            return new Excerpt(written, marks);
        }
        int first = marks.isEmpty() ? 0 : marks.get(0).start();
        int start = whole(written, Math.max(0, Math.min(first - BEFORE, written.length() - LONGEST + 1)));
        int end = whole(written, Math.min(written.length(), start + LONGEST - 2));
        String before = start > 0 ? MORE : "";
        String text = before + written.substring(start, end) + (end < written.length() ? MORE : "");
        int shift = before.length() - start;
        List<Mark> shown = marks.stream()
                .filter(mark -> mark.start() >= start && mark.start() < end)
                .map(mark -> new Mark(mark.start() + shift, Math.min(mark.end(), end) + shift))
                .toList();
        return new Excerpt(text, shown);
    }

    /** Not between the halves of a character. */
    private static int whole(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
