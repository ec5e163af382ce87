package io.atrium.web.admin;

import io.atrium.account.Accounts;
import io.atrium.account.User;
import io.atrium.admin.Stay;
import io.atrium.admin.Why;
import io.atrium.admin.Why.Answer;
import io.atrium.audit.Act;
import io.atrium.room.Entry;
import io.atrium.web.Form;
import io.atrium.web.Times;
import io.atrium.web.Viewer;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Why somebody did not see an entry, in words: the verdict, and what it is made of. */
@Named
@RequestScoped
public class WhyPage {
    @Inject
    private HttpServletRequest request;

    @Inject
    private Why why;

    @Inject
    private Accounts accounts;

    @Inject
    private Viewer viewer;

    @Inject
    private Times times;

    @Inject
    private Form form;

    private Answer answer;

    /** What the form asked for, if anything. */
    @PostConstruct
    void ask() {
        if (getPerson().isEmpty() && getRoom().isEmpty() && getSeq().isEmpty()) {
            return;
        }
        try {
            answer = why.ask(getPerson(), getRoom(), Long.parseLong(getSeq()));
        } catch (NumberFormatException none) {
            form.refuse("seq", "console:why.seq.wrong");
        } catch (Problem problem) {
            form.refuse(problem.field(), "console:why." + problem.field() + ".wrong");
        }
    }

    public String getPerson() {
        return parameter("person").toLowerCase(Locale.ROOT);
    }

    public String getRoom() {
        return parameter("room");
    }

    public String getSeq() {
        return parameter("seq");
    }

    private String parameter(String name) {
        String given = request.getParameter(name);
        return given == null ? "" : given.strip();
    }

    public boolean isAnswered() {
        return answer != null;
    }

    public String getVerdict() {
        Entry entry = answer.entry();
        return text(
                "verdict." + answer.verdict().name().toLowerCase(Locale.ROOT),
                answer.person().getName(),
                answer.seq(),
                answer.room().getTitle(),
                entry == null ? "" : times.full(entry.getAt()),
                answer.last(),
                answer.first(),
                answer.membership() == null ? 0 : answer.membership().getReadSeq());
    }

    /** What the log says. */
    public List<String> getLog() {
        List<String> lines = new ArrayList<>();
        lines.add(text("log.spans", answer.first(), answer.last()));
        if (answer.entry() == null) {
            lines.add(text("log.none", answer.seq()));
        } else {
            Entry entry = answer.entry();
            lines.add(text("log.stored", entry.getType(), name(entry.getAuthor()), times.full(entry.getAt())));
        }
        for (Entry change : answer.changes()) {
            lines.add(text(
                    "log." + change.getType(), name(change.getAuthor()), times.full(change.getAt()), change.getSeq()));
        }
        return lines;
    }

    /** What the membership and the trail say. */
    public List<String> getMembership() {
        List<String> lines = new ArrayList<>();
        if (answer.membership() == null) {
            lines.add(text("member.none"));
        } else {
            String role = answer.membership().getRole().name().toLowerCase(Locale.ROOT);
            lines.add(text(
                    answer.membership().isActive() ? "member.since" : "member.sent_away",
                    times.full(answer.membership().getJoinedAt()),
                    text("role." + role)));
            lines.add(text("member.read", answer.membership().getReadSeq()));
        }
        for (Act act : answer.acts()) {
            lines.add(text("member.act", times.full(act.getAt()), act.getWhat(), name(act.getActor())));
        }
        return lines;
    }

    /** What the connections say, those that are open last. */
    public List<String> getConnections() {
        List<String> lines = new ArrayList<>();
        for (Stay stay : answer.stays()) {
            lines.add(text(
                    stay.getLastSeq() < 0 ? "stay.nothing" : "stay",
                    viewer.text("console:door." + stay.getDoor()),
                    stay.getNode(),
                    times.full(stay.getBegun()),
                    times.full(stay.getEnded()),
                    stay.getLastSeq()));
        }
        for (JsonObject live : answer.live()) {
            JsonObject place = live.getJsonArray("rooms").getJsonObject(0);
            lines.add(text(
                    place.containsKey("seq") ? "live" : "live.new",
                    viewer.text("console:door." + live.getString("door")),
                    live.getString("node_name"),
                    place.getInt("seq", 0),
                    place.getInt("behind", 0)));
        }
        if (lines.isEmpty()) {
            lines.add(text("stay.none"));
        }
        return lines;
    }

    private String text(String key, Object... values) {
        return viewer.text("console:why." + key, values);
    }

    private String name(String login) {
        return accounts.find(login).map(User::getName).orElse(login);
    }
}
