package io.atrium.kind.poll;

import io.atrium.room.View;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** One question, as WEB-INF/kind/poll.xhtml shows it; kind/poll/question.js goes on from there. Made of the viewer's own snapshot, so that it shows no more. */
public final class QuestionPaint {
    private final View view;
    private final JsonObject board;
    private final JsonObject json;
    private final JsonObject tally;
    private final Question question;
    private final int index;

    QuestionPaint(View view, JsonObject board, int index) {
        this.view = view;
        this.board = board;
        this.index = index;
        this.json = board.getJsonArray("questions").getJsonObject(index);
        this.tally = json.getJsonObject("tally");
        this.question = Question.of(json);
    }

    public String getId() {
        return question.id();
    }

    /** For elements' ids: the question's own may hold what these may not. */
    public String getKey() {
        return "q" + index;
    }

    public String getText() {
        return question.text();
    }

    public String getType() {
        return question.type().wireName();
    }

    public boolean isBoxed() {
        return question.type() == QuestionType.SINGLE || question.type() == QuestionType.MULTIPLE;
    }

    public boolean isSingle() {
        return question.type() == QuestionType.SINGLE;
    }

    public boolean isRating() {
        return question.type() == QuestionType.RATING;
    }

    public boolean isRanking() {
        return question.type() == QuestionType.RANKING;
    }

    public boolean isFree() {
        return question.type() == QuestionType.TEXT;
    }

    public boolean isRequired() {
        return question.required();
    }

    public boolean isVoted() {
        return json.getBoolean("voted");
    }

    /** Nothing can be answered here any more, or by this viewer. */
    public boolean isFixed() {
        return !board.getBoolean("open") || !view.member().canWrite() || (isVoted() && !board.getBoolean("change"));
    }

    public int getLongest() {
        return Question.MAX_ANSWER;
    }

    /** What the viewer wrote; empty where it is secret or nothing. */
    public String getOwnText() {
        return mine().getString("text", "");
    }

    private JsonObject mine() {
        return json.containsKey("mine") ? json.getJsonObject("mine") : JsonValue.EMPTY_JSON_OBJECT;
    }

    public String getHint() {
        String kind = "hint." + question.type().wireName();
        String what = question.type() == QuestionType.MULTIPLE
                        && question.most() < question.choices().size()
                ? view.count("hint.upto", question.most())
                : view.text(kind, "n", Question.MAX_ANSWER);
        if (!board.getBoolean("open")) {
            return view.text("hint.closed", "what", what);
        }
        return view.text(board.getBoolean("change") ? "hint.change" : "hint.final", "what", what);
    }

    /** How many have answered, and why it may show no more. */
    public String getStatus() {
        long cast = tally.getJsonNumber("cast").longValue();
        String status = view.count("status.cast", cast, "members", board.getInt("members"));
        if (tally.containsKey("hidden")) {
            return joined(status, view.text("status." + tally.getString("hidden")));
        }
        if (tally.containsKey("mean")) {
            status = joined(
                    status,
                    view.text("status.mean", "mean", tally.getJsonNumber("mean").doubleValue()));
        }
        long shown = tally.getJsonNumber("votes").longValue();
        return shown < cast ? joined(status, view.count("status.steps", shown)) : status;
    }

    private String joined(String one, String other) {
        return view.text("status.and", "a", one, "b", other);
    }

    /** That the viewer's secret vote counts; empty where they have none, and where it is seen in its place. */
    public String getOwn() {
        return isVoted() && board.getBoolean("anonymous") ? view.text("own.secret") : "";
    }

    public List<MarkPaint> getMarks() {
        List<MarkPaint> marks = new ArrayList<>();
        List<String> own = own();
        List<String> all = question.marks();
        for (int i = 0; i < all.size(); i++) {
            int place = own.indexOf(all.get(i)) + 1;
            marks.add(new MarkPaint(i, all.get(i), place > 0, place, bar(all.get(i))));
        }
        return marks;
    }

    private List<String> own() {
        JsonObject mine = mine();
        if (mine.containsKey("rating")) {
            return List.of(Integer.toString(mine.getInt("rating")));
        }
        JsonArray choices = mine.getJsonArray("choices");
        return choices == null ? List.of() : choices.getValuesAs(JsonString::getString);
    }

    private MarkPaint.Bar bar(String mark) {
        if (tally.containsKey("hidden")) {
            return MarkPaint.Bar.HIDDEN;
        }
        long count = count(mark);
        long votes = tally.getJsonNumber("votes").longValue();
        return switch (question.type()) {
            case RATING -> new MarkPaint.Bar(Figures.height(count, most()), view.count("count.votes", count), "");
            case RANKING ->
                new MarkPaint.Bar(
                        Figures.share(count, votes * (question.choices().size() - 1)),
                        view.count("count.points", count),
                        place(mark));
            default -> {
                long share = Figures.share(count, votes);
                yield new MarkPaint.Bar(share, view.number(count), view.text("share", "n", share));
            }
        };
    }

    private long count(String mark) {
        return tally.getJsonObject("counts").getJsonNumber(mark).longValue();
    }

    private long most() {
        return question.marks().stream().mapToLong(this::count).max().orElse(0);
    }

    private String place(String mark) {
        double mean = Figures.meanPlace(tally.getJsonObject("places").getJsonArray(mark));
        return mean == 0 ? "" : view.text("place.mean", "place", mean);
    }

    /** A word of the answers, with the number of those it stands in. */
    public record Word(String text, String count, int size) {
        public String getText() {
            return text;
        }

        public String getCount() {
            return count;
        }

        /** How large it is written: 1 to 3. */
        public int getSize() {
            return size;
        }
    }

    public List<Word> getWords() {
        if (!isFree() || tally.containsKey("hidden")) {
            return List.of();
        }
        List<String> words = List.copyOf(tally.getJsonObject("counts").keySet());
        long most = words.stream().mapToLong(this::count).max().orElse(0);
        return words.stream()
                .map(word -> new Word(word, view.number(count(word)), Figures.wordSize(count(word), most)))
                .toList();
    }

    /** There are texts to read. */
    public boolean isReadable() {
        return isFree()
                && !tally.containsKey("hidden")
                && tally.getJsonNumber("votes").longValue() > 0;
    }
}
