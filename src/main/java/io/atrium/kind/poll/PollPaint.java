package io.atrium.kind.poll;

import io.atrium.room.View;
import io.atrium.wire.Instants;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A poll's first paint, as WEB-INF/kind/poll.xhtml shows it; kind/poll/standing.js and pages.js write the same. */
public final class PollPaint {
    private static final int MINUTES_AN_HOUR = 60;
    private static final int HOURS_A_DAY = 24;

    private final View view;
    private final JsonObject board;
    private final Instant now;
    private final List<Page> pages = new ArrayList<>();

    /** Questions that are shown together. */
    public record Page(int index, List<QuestionPaint> questions) {
        public int getIndex() {
            return index;
        }

        public List<QuestionPaint> getQuestions() {
            return questions;
        }
    }

    PollPaint(View view, Instant now) {
        this.view = view;
        this.board = view.snapshot();
        this.now = now;
        int questions = board.getJsonArray("questions").size();
        int perPage = board.getInt("per_page");
        for (int from = 0; from < questions; from += perPage) {
            pages.add(new Page(
                    pages.size(),
                    IntStream.range(from, Math.min(questions, from + perPage))
                            .mapToObj(i -> new QuestionPaint(view, board, i))
                            .toList()));
        }
    }

    /** The snapshot, for the script. */
    public String getBoard() {
        return board.toString();
    }

    public List<Page> getPages() {
        return pages;
    }

    public boolean isOpen() {
        return board.getBoolean("open");
    }

    public boolean isAnonymous() {
        return board.getBoolean("anonymous");
    }

    public boolean isKeeper() {
        return view.member().isKeeper();
    }

    /** An anonymous poll stays closed. */
    public boolean isReopenable() {
        return isKeeper() && !isAnonymous();
    }

    public boolean isMayVote() {
        return view.member().canWrite();
    }

    /** Some questions must be answered: those that need not be say so. */
    public boolean isDemanding() {
        return pages.stream().flatMap(page -> page.questions().stream()).anyMatch(QuestionPaint::isRequired);
    }

    /** Closes today at 17:00; or since when it is closed; empty where a keeper will close it. */
    public String getDeadline() {
        return isOpen()
                ? time("closes_at")
                        .map(at -> view.date(at).equals(view.date(now))
                                ? view.text("closes.today", "time", view.clock(at))
                                : view.text("closes", "day", view.day(at), "time", view.clock(at)))
                        .orElse("")
                : time("closed_at")
                        .map(at -> view.text("closed.since", "day", view.day(at), "time", view.clock(at)))
                        .orElse("");
    }

    public String getLeft() {
        return isOpen() ? time("closes_at").map(this::left).orElse("") : "";
    }

    private String left(Instant deadline) {
        long minutes = Math.max(0, Duration.between(now, deadline).toMinutes());
        long hours = minutes / MINUTES_AN_HOUR;
        if (minutes == 0) {
            return view.text("left.soon");
        }
        if (hours == 0) {
            return view.text("left.min", "min", minutes);
        }
        return hours < HOURS_A_DAY
                ? view.text("left.h", "h", hours, "min", minutes % MINUTES_AN_HOUR)
                : view.text("left.d", "d", hours / HOURS_A_DAY, "h", hours % HOURS_A_DAY);
    }

    private Optional<Instant> time(String member) {
        return Optional.ofNullable(board.getString(member, null)).flatMap(Instants::parse);
    }

    public String getTurnout() {
        return view.count("turnout", voters(), "members", board.getInt("members"));
    }

    /** In per cent of the members. */
    public long getTurnoutShare() {
        return Math.min(100, Figures.share(voters(), board.getInt("members")));
    }

    private long voters() {
        return board.getJsonNumber("voters").longValue();
    }

    public String getSecrecy() {
        return view.text(isAnonymous() ? "secrecy.anonymous" : "secrecy.named");
    }

    /** A survey that still takes answers is gone through page by page. */
    public boolean isPaged() {
        return isOpen() && pages.size() > 1;
    }

    public String getWhere() {
        return view.text("page.of", "n", 1, "pages", pages.size());
    }

    /** What the button does, as the script goes on to say it; empty: there is none. */
    public String getAct() {
        boolean lastPage = pages.size() == 1;
        if (!isOpen() || !isMayVote()) {
            return lastPage || !isOpen() ? "" : "act.next";
        }
        if (pages.get(0).questions().stream().anyMatch(question -> !question.isVoted())) {
            return lastPage ? "act.vote" : "act.send";
        }
        if (lastPage) {
            return board.getBoolean("change") ? "act.change" : "";
        }
        return "act.next";
    }

    public String getActText() {
        return getAct().isEmpty() ? "" : view.text(getAct());
    }
}
