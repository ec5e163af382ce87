package io.atrium.web.admin;

import io.atrium.admin.RoomLedger;
import io.atrium.admin.RoomLedger.Line;
import io.atrium.admin.RoomLedger.Order;
import io.atrium.admin.RoomQuestion;
import io.atrium.admin.RoomQuestion.State;
import io.atrium.room.RoomKind;
import io.atrium.room.RoomKinds;
import io.atrium.web.Times;
import io.atrium.web.Viewer;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** All rooms, a page of them, as the address asks for: {@code ?q=&kind=&state=&keeper=&sort=&down=&from=}. */
@Named
@RequestScoped
public class RoomsPage {
    private static final int PAGE = 50;
    private static final int MOST_SKIPPED = 1_000_000;

    @Inject
    private HttpServletRequest request;

    @Inject
    private RoomLedger ledger;

    @Inject
    private RoomKinds kinds;

    @Inject
    private Viewer viewer;

    @Inject
    private Times times;

    private RoomQuestion question;
    private Order order;
    private boolean descending;
    private int from;
    private List<Line> lines;

    @PostConstruct
    void read() {
        question = new RoomQuestion(
                parameter("q"),
                parameter("kind"),
                choice(State.class, parameter("state"), State.ANY),
                parameter("keeper"));
        order = choice(Order.class, parameter("sort"), Order.NAME);
        descending = !parameter("down").isEmpty();
        from = skipped(parameter("from"));
    }

    public List<Line> getLines() {
        return found().size() > PAGE ? found().subList(0, PAGE) : found();
    }

    /** The first on the page, counted from 1. */
    public int getFirst() {
        return from + 1;
    }

    public int getLast() {
        return from + getLines().size();
    }

    /** Where the page before begins; null on the first, and so no attribute. */
    public String getBefore() {
        return from == 0 ? null : address(order, descending, Math.max(0, from - PAGE));
    }

    public String getAfter() {
        return found().size() > PAGE ? address(order, descending, from + PAGE) : null;
    }

    /** Rooms that are nobody's to look through: how many. */
    public long getConversations() {
        return ledger.conversations();
    }

    public String getWords() {
        return question.words();
    }

    public String getKind() {
        return question.kind();
    }

    public String getState() {
        return question.state().name();
    }

    public String getKeeper() {
        return question.keeper();
    }

    public String getSort() {
        return order.name();
    }

    public boolean isDescending() {
        return descending;
    }

    public List<String> getKinds() {
        return kinds.all().stream().map(RoomKind::id).sorted().toList();
    }

    public List<String> getStates() {
        return Arrays.stream(State.values()).map(State::name).toList();
    }

    /** In the order of this column; of the one they are in already, the other way round. What is counted begins with the most. */
    public String sortedBy(String column) {
        Order wanted = Order.valueOf(column);
        boolean most = wanted != Order.NAME && wanted != Order.TITLE;
        return address(wanted, wanted == order ? !descending : most, 0);
    }

    /** For {@code aria-sort}: null, and so no attribute, for a column they are not in the order of. */
    public String sorting(String column) {
        return Order.valueOf(column) != order ? null : descending ? "descending" : "ascending";
    }

    /** This page with one of its rooms beside it. */
    public String beside(String room) {
        return address(order, descending, from) + "&room=" + encoded(room);
    }

    /** This page alone. */
    public String getAlone() {
        return address(order, descending, from);
    }

    public String number(long value) {
        return NumberFormat.getIntegerInstance(viewer.getLocale()).format(value);
    }

    /** Characters, as much as a byte each for most of what is written. */
    public String size(long characters) {
        NumberFormat figures = NumberFormat.getNumberInstance(viewer.getLocale());
        figures.setMaximumFractionDigits(1);
        return characters < 1_000_000
                ? figures.format(characters / 1_000.0) + " kB"
                : figures.format(characters / 1_000_000.0) + " MB";
    }

    public String when(Line line) {
        return times.when(line.active());
    }

    private List<Line> found() {
        if (lines == null) {
            lines = ledger.page(question, order, descending, from, PAGE + 1);
        }
        return lines;
    }

    private String address(Order by, boolean down, int skipped) {
        return "/admin/rooms?q=" + encoded(question.words()) + "&kind=" + encoded(question.kind()) + "&state="
                + question.state() + "&keeper=" + encoded(question.keeper()) + "&sort=" + by
                + (down ? "&down=true" : "")
                + (skipped > 0 ? "&from=" + skipped : "");
    }

    private String parameter(String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static int skipped(String value) {
        return value.matches("\\d{1,6}") ? Math.min(MOST_SKIPPED, Integer.parseInt(value)) : 0;
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String value, E otherwise) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(value.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(otherwise);
    }
}
