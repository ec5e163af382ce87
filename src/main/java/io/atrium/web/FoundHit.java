package io.atrium.web;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A hit of a search, as the page first paints it; the script's hit-row.js builds the same. */
public record FoundHit(JsonObject hit, String place, String time, String full, List<Piece> pieces) {
    /** A part of the text, marked where it is what was looked for. */
    public record Piece(String text, boolean hit) {
        public String getText() {
            return text;
        }

        public boolean isHit() {
            return hit;
        }
    }

    static FoundHit of(JsonObject hit, Viewer viewer, Times times) {
        Instant at = Instant.parse(hit.getString("at"));
        return new FoundHit(
                hit,
                viewer.text("search.in", hit.getString("title")),
                times.when(at),
                times.full(at),
                cut(hit.getString("text"), hit.getJsonArray("marks")));
    }

    /** @param marks {@code [start, end)} in the text, in their order, none over another */
    static List<Piece> cut(String text, JsonArray marks) {
        List<Piece> pieces = new ArrayList<>();
        int done = 0;
        for (JsonArray mark : marks.getValuesAs(JsonArray.class)) {
            int start = mark.getInt(0);
            int end = mark.getInt(1);
            pieces.add(new Piece(text.substring(done, start), false));
            pieces.add(new Piece(text.substring(start, end), true));
            done = end;
        }
        pieces.add(new Piece(text.substring(done), false));
        pieces.removeIf(piece -> piece.text().isEmpty());
        return pieces;
    }

    public String getKey() {
        return hit.getString("room") + '/' + hit.getJsonNumber("seq");
    }

    public String getHref() {
        return "/room/" + hit.getString("room") + "?at=" + hit.getJsonNumber("seq");
    }

    public String getKind() {
        return hit.getString("kind");
    }

    public String getName() {
        return hit.getString("name");
    }

    public String getIso() {
        return hit.getString("at");
    }

    public String getPlace() {
        return place;
    }

    public String getTime() {
        return time;
    }

    public String getFull() {
        return full;
    }

    public List<Piece> getPieces() {
        return pieces;
    }
}
