package io.atrium.web.admin;

import io.atrium.account.People;
import io.atrium.account.People.Page;
import io.atrium.account.PeopleFilter;
import io.atrium.account.PeopleOrder;
import io.atrium.account.User;
import io.atrium.web.Viewer;
import io.atrium.wire.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A page of the people with an account, as its address says: {@code q}, {@code as} (a role), {@code state}, {@code sort}, {@code after} or {@code before}. */
@Named
@RequestScoped
public class PeopleList {
    private static final int ROWS = 50;
    private static final String[] PARAMETERS = {"q", "as", "state", "sort", "after", "before"};

    @Inject
    private HttpServletRequest request;

    @Inject
    private People people;

    @Inject
    private Viewer viewer;

    private final Map<String, String> given = new LinkedHashMap<>();
    private ListAddress address;
    private PeopleFilter filter = PeopleFilter.ALL;
    private PeopleOrder order = PeopleOrder.LOGIN;
    private Page page;

    /** An address that makes no sense shows all: somebody has typed it. */
    @PostConstruct
    void read() {
        for (String name : PARAMETERS) {
            given.put(name, request.getParameter(name));
        }
        address = new ListAddress(request.getContextPath() + "/admin/users", given);
        try {
            filter = PeopleFilter.of(given.get("q"), given.get("as"), given.get("state"));
            order = PeopleOrder.of(given.get("sort"));
            page = load(given.get("after"), given.get("before"));
        } catch (Problem typed) {
            page = load(null, null);
        }
    }

    private Page load(String after, String before) {
        return isGiven(before)
                ? people.before(filter, order, before, ROWS)
                : people.after(filter, order, isGiven(after) ? after : null, ROWS);
    }

    private static boolean isGiven(String parameter) {
        return parameter != null && !parameter.isEmpty();
    }

    public List<User> getUsers() {
        return page.users();
    }

    /** How many there are of these, in words; beyond some thousands nobody counts. */
    public String getCount() {
        int count = isAll()
                ? page.users().size()
                : Optional.ofNullable(page.count()).orElseGet(() -> people.count(filter));
        return viewer.text(count == People.COUNTED ? "people:count.more" : "people:count", count);
    }

    private boolean isAll() {
        return page.before() == null && page.after() == null;
    }

    /** Null, and so no link, at the list's beginning. */
    public String getEarlier() {
        return page.before() == null
                ? null
                : with("after", null).with("before", page.before()).toString();
    }

    /** Null, and so no link, at the list's end. */
    public String getLater() {
        return page.after() == null
                ? null
                : with("before", null).with("after", page.after()).toString();
    }

    /** The list in another order, from its beginning. */
    public String sortedBy(String word) {
        return with("after", null).with("before", null).with("sort", word).toString();
    }

    /** For {@code aria-sort}: null, and so no attribute, where the list is in another order. */
    public String sorting(String word) {
        boolean time = order == PeopleOrder.SEEN || order == PeopleOrder.SINCE;
        return order.word().equals(word) ? time ? "descending" : "ascending" : null;
    }

    /** The same list with somebody beside it; null: with nobody. */
    public String addressOf(String login) {
        return with("user", login).toString();
    }

    /** The file of all that fit. */
    public String getExport() {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("q", given.get("q"));
        asked.put("role", given.get("as"));
        asked.put("state", given.get("state"));
        return new ListAddress(request.getContextPath() + "/api/users/export", asked).toString();
    }

    /** The list with the form for a new account beside it. */
    public String getAdding() {
        return with("add", "true").toString();
    }

    private ListAddress with(String name, String value) {
        return address.with(name, value);
    }

    /** What the list was asked for, by name. */
    public Map<String, String> getGiven() {
        return given;
    }

    /** The same, without what was not asked for: the forms beside the list send it along, and come back to it. */
    public List<Map.Entry<String, String>> getKept() {
        return given.entrySet().stream()
                .filter(entry -> isGiven(entry.getValue()))
                .toList();
    }
}
