package io.atrium.kind.poll;

import io.atrium.wire.FrameCodec;
import io.atrium.wire.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the answers to one question come to: for each mark how often it was made, in a ranking for each place. Holds no answer as it was given but texts,
 * and these in the order of the alphabet. For one thread.
 */
final class Tally {
    /** Secret ballots that a tally is shown with, and that must have come before it is shown anew. */
    static final int FEWEST = 3;

    private final Question question;
    private final Map<String, long[]> marks;
    private long votes;

    Tally(Question question) {
        this.question = question;
        this.marks = question.type() == QuestionType.TEXT ? new TreeMap<>() : new LinkedHashMap<>();
        question.marks().forEach(mark -> marks.put(mark, new long[places()]));
    }

    static Tally ofStored(Question question, String stored) {
        Tally tally = new Tally(question);
        JsonObject json = FrameCodec.stored(stored);
        tally.votes = json.getJsonNumber("votes").longValue();
        json.getJsonObject("marks").forEach((mark, counts) -> tally.marks.put(mark, counts((JsonArray) counts)));
        return tally;
    }

    private static long[] counts(JsonArray counts) {
        return counts.getValuesAs(JsonNumber.class).stream()
                .mapToLong(JsonNumber::longValue)
                .toArray();
    }

    /** As it is stored: nothing in it depends on the order of the answers. */
    String stored() {
        JsonObjectBuilder stored = Json.createObjectBuilder();
        marks.forEach((mark, counts) -> stored.add(mark, array(counts)));
        return Json.createObjectBuilder()
                .add("votes", votes)
                .add("marks", stored)
                .build()
                .toString();
    }

    void add(Ballot ballot) {
        count(ballot, 1);
    }

    /** @param ballot that was added before */
    void remove(Ballot ballot) {
        count(ballot, -1);
    }

    private void count(Ballot ballot, int by) {
        votes += by;
        List<String> made = ballot.marks();
        for (int i = 0; i < made.size(); i++) {
            long[] counts = marks.computeIfAbsent(made.get(i), text -> new long[1]);
            counts[places() == 1 ? 0 : i] += by;
            if (question.type() == QuestionType.TEXT && counts[0] == 0) {
                marks.remove(made.get(i));
            }
        }
    }

    private int places() {
        return question.type() == QuestionType.RANKING ? question.choices().size() : 1;
    }

    long votes() {
        return votes;
    }

    /** Of each mark, in a ranking by place; in the order of the question, texts in that of the alphabet. */
    Map<String, long[]> marks() {
        return marks;
    }

    /** As in the snapshot and in the frame {@code tally}. */
    JsonObjectBuilder toJson() {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("question", question.id())
                .add("votes", votes)
                .add("counts", counts());
        if (question.type() == QuestionType.RATING && votes > 0) {
            json.add("mean", mean());
        }
        if (question.type() == QuestionType.RANKING) {
            JsonObjectBuilder places = Json.createObjectBuilder();
            marks.forEach((mark, counts) -> places.add(mark, array(counts)));
            json.add("places", places);
        }
        return json;
    }

    private JsonObjectBuilder counts() {
        JsonObjectBuilder counts = Json.createObjectBuilder();
        switch (question.type()) {
            case TEXT -> WordList.of(marks).forEach(counts::add);
            case RANKING -> marks.forEach((mark, places) -> counts.add(mark, points(places)));
            case SINGLE, MULTIPLE, RATING -> marks.forEach((mark, count) -> counts.add(mark, count[0]));
        }
        return counts;
    }

    /** Of Borda's count: the last of n gets none, the first n - 1. */
    private static long points(long[] places) {
        long points = 0;
        for (int i = 0; i < places.length; i++) {
            points += places[i] * (places.length - 1 - i);
        }
        return points;
    }

    private BigDecimal mean() {
        long sum = marks.entrySet().stream()
                .mapToLong(mark -> Integer.parseInt(mark.getKey()) * mark.getValue()[0])
                .sum();
        return BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(votes), 2, RoundingMode.HALF_UP);
    }

    private static JsonArrayBuilder array(long[] counts) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (long count : counts) {
            array.add(count);
        }
        return array;
    }
}
