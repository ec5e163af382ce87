package io.atrium.kind.poll;

/**
 * One choice, or one step of a rating, as the page shows it.
 *
 * @param index among the question's
 * @param chosen the viewer's own vote has it
 * @param place in the viewer's own ranking; 0: none
 */
public record MarkPaint(int index, String label, boolean chosen, int place, Bar bar) {
    /**
     * What is known of it.
     *
     * @param size in per cent of the bar, of a rating in units of its column
     * @param count in words; empty while results are hidden
     * @param share in words; empty too
     */
    public record Bar(long size, String count, String share) {
        static final Bar HIDDEN = new Bar(0, "", "");
    }

    public int getIndex() {
        return index;
    }

    public String getLabel() {
        return label;
    }

    public boolean isChosen() {
        return chosen;
    }

    public String getPlaceText() {
        return place == 0 ? "–" : Integer.toString(place);
    }

    public boolean isPlaced() {
        return place > 0;
    }

    public long getSize() {
        return bar.size();
    }

    /** Where a column begins, from above. */
    public long getTop() {
        return Figures.COLUMN - bar.size();
    }

    public String getCount() {
        return bar.count();
    }

    public String getShare() {
        return bar.share();
    }
}
