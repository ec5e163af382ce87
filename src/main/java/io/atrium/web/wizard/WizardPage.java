package io.atrium.web.wizard;

import io.atrium.account.Accounts;
import io.atrium.account.User;
import io.atrium.room.RoomKeeping;
import io.atrium.room.RoomKind;
import io.atrium.room.RoomKinds;
import io.atrium.room.Rooms;
import io.atrium.web.Viewer;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code /new} shows of the {@link Wizard}'s state. */
@Named
@RequestScoped
public class WizardPage {
    private static final int OFFERS = 2;
    /** The kinds as people ask for them; one that is not named here comes after these. */
    private static final List<String> ORDER =
            List.of("chat", "location", "sensor", "poll", "document", "game", "release");

    @Inject
    private Wizard wizard;

    @Inject
    private Way way;

    @Inject
    private Checks checks;

    @Inject
    private Deeds deeds;

    @Inject
    private RoomKinds kinds;

    @Inject
    private KindTexts texts;

    @Inject
    private RoomKeeping keeping;

    @Inject
    private Rooms rooms;

    @Inject
    private Accounts accounts;

    @Inject
    private Viewer viewer;

    private Map<String, Complaint> complaints;

    /** The whole page, or for the script the form alone. */
    public String getTemplate() {
        return "/WEB-INF/" + (way.isByScript() ? "wizard/bare.xhtml" : "templates/shell.xhtml");
    }

    public String getBody() {
        return "/WEB-INF/wizard/" + getStep() + ".xhtml";
    }

    public String getStep() {
        return wizard.step().id();
    }

    public Plan getPlan() {
        return wizard.plan();
    }

    public String getDraft() {
        return wizard.submission();
    }

    public boolean isResumed() {
        return wizard.isResumed();
    }

    public boolean isReturning() {
        return wizard.isReturning();
    }

    public boolean isFirst() {
        return wizard.step() == Step.KIND;
    }

    public boolean isLast() {
        return wizard.step() == Step.CHECK;
    }

    /** A draft was given up a moment ago and can be had back. */
    public boolean isDiscarded() {
        return isFirst() && getPlan().discarded() != null;
    }

    public String getDiscardedTitle() {
        JsonObject before = getPlan().discarded();
        return before == null ? "" : named(Plan.of(before.getJsonObject("plan")));
    }

    /** What the room is called so far. */
    public String getNamed() {
        return named(getPlan());
    }

    private static String named(Plan plan) {
        return plan.getTitle().isBlank() ? plan.getName() : plan.getTitle().strip();
    }

    public List<StepMark> getSteps() {
        List<Step> steps = wizard.steps();
        List<StepMark> marks = new ArrayList<>();
        for (Step each : steps) {
            marks.add(new StepMark(each, steps.indexOf(each) + 1, wizard.step()));
        }
        return marks;
    }

    public List<KindCard> getKinds() {
        return kinds.all().stream()
                .map(RoomKind::id)
                .sorted(Comparator.comparingInt((String id) -> ORDER.contains(id) ? ORDER.indexOf(id) : ORDER.size())
                        .thenComparing(Comparator.naturalOrder()))
                .map(id -> new KindCard(
                        id,
                        texts.name(id),
                        texts.purpose(id),
                        id.equals(getPlan().getKind())))
                .toList();
    }

    public boolean isKindChosen() {
        return checks.knowsKind(getPlan().getKind());
    }

    /** The sentence beside a field; null where nothing is wrong or the field was not left yet. */
    public String error(String field) {
        Complaint complaint = getPlan().touched().contains(field) || isOffered(field)
                ? complaints().get(field)
                : null;
        return complaint == null
                ? null
                : viewer.text(complaint.key(), complaint.values().toArray());
    }

    /** A name nobody typed is wrong from the start, so that it can be mended at once. */
    private boolean isOffered(String field) {
        return field.equals("name")
                && !getPlan().getTitle().isBlank()
                && !getPlan().isOwnName();
    }

    /** For {@code aria-invalid}: null, and so no attribute, where the field is fine. */
    public String invalid(String field) {
        return error(field) == null ? null : "true";
    }

    /** For {@code autofocus}: the first field with an error, else the first of the page. */
    public String focus(String field, boolean first) {
        Optional<String> wrong = complaints().keySet().stream()
                .filter(each -> error(each) != null)
                .findFirst();
        return wrong.map(field::equals).orElse(first && !isResumed()) ? "autofocus" : null;
    }

    /** Something is wrong that the page shows. */
    public boolean isWrong() {
        return complaints().keySet().stream().anyMatch(field -> error(field) != null);
    }

    private Map<String, Complaint> complaints() {
        if (complaints == null) {
            complaints = checks.of(wizard.step(), getPlan());
        }
        return complaints;
    }

    /** Two free names where the one typed can't be had. */
    public List<String> getOffers() {
        if (error("name") == null) {
            return List.of();
        }
        String slug = Slug.of(
                getPlan().getName().isBlank() ? getPlan().getTitle() : getPlan().getName());
        // Nothing to derive from: a short one of the draft's own, the same as long as the draft lives.
        String stem = slug.isEmpty() ? "room-" + wizard.submission().substring(0, 4) : slug;
        List<String> offers = new ArrayList<>();
        if (keeping.isFree(stem)) {
            offers.add(stem);
        }
        offers.addAll(keeping.freeNames(stem, OFFERS - offers.size()));
        return offers;
    }

    /** The title of the room that has the name, where the viewer may know of it. */
    public String getTakenBy() {
        Complaint complaint = complaints().get("name");
        if (complaint == null || !complaint.key().endsWith(".taken")) {
            return null;
        }
        try {
            return rooms.visible(viewer.getCaller(), getPlan().getName()).getTitle();
        } catch (Problem hidden) {
            return null;
        }
    }

    public List<SettingField> getSettings() {
        return SettingField.of(
                checks.settings(getPlan()), getPlan().settings(), new SettingField.Ways(this::kindText, this::error));
    }

    private String kindText(String key, String otherwise) {
        return texts.text(getPlan().getKind(), key, otherwise);
    }

    /** Of a login that is gone the login is shown. */
    public List<Person> getMembers() {
        return getPlan().members().stream()
                .map(login -> new Person(
                        login, accounts.find(login).map(User::getName).orElse(login), ""))
                .toList();
    }

    public List<Person> getFound() {
        return deeds.found(getPlan(), viewer.getCaller()).stream()
                .map(user -> new Person(
                        user.getLogin(), user.getName(), getPlan().getFind().strip()))
                .toList();
    }

    /** On the check: the first error of a step; null where it is right. */
    public String stepError(String id) {
        Step step = Step.of(id).orElse(Step.KIND);
        return checks.of(step, getPlan()).values().stream()
                .findFirst()
                .map(complaint ->
                        viewer.text(complaint.key(), complaint.values().toArray()))
                .orElse(null);
    }

    public String getFailure() {
        Problem failure = wizard.failure();
        if (failure == null) {
            return null;
        }
        return failure.code() == ErrorCode.TOO_LARGE
                ? viewer.text("wizard.error.large")
                : viewer.text("wizard.error.other", failure.getMessage());
    }
}
