package io.atrium.web.wizard;

import io.atrium.account.Caller;
import io.atrium.room.NewRoom;
import io.atrium.room.Room;
import io.atrium.room.RoomDraft;
import io.atrium.room.RoomDrafts;
import io.atrium.room.RoomKeeping;
import io.atrium.room.Visibility;
import io.atrium.web.Viewer;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The road through {@code /new}. A GET shows a step; a POST keeps what was typed, does what its button says and redirects. The page's script asks
 * for the same with the header {@value #BY_SCRIPT} and gets the form alone, or 204 and where to go.
 */
@Named
@RequestScoped
public class Wizard {
    static final String BY_SCRIPT = "X-Wizard";
    private static final String GO_TO = "X-Location";
    private static final String NEW = "/new";

    @Inject
    private HttpServletRequest request;

    @Inject
    private Viewer viewer;

    @Inject
    private RoomDrafts drafts;

    @Inject
    private RoomKeeping keeping;

    @Inject
    private Checks checks;

    @Inject
    private Deeds deeds;

    private Plan plan = new Plan();
    private Step step = Step.KIND;
    private String submission = "";
    private boolean resumed;
    private Problem failure;

    /** The page's view action. */
    public void open() throws IOException {
        if (!request.getMethod().equals("POST")) {
            show();
        } else if ("create".equals(request.getParameter("do"))) {
            // Not within a transaction of ours: what fails here is mended there.
            receive();
        } else {
            receiveAlone();
        }
    }

    private void receiveAlone() throws IOException {
        try {
            drafts.alone(caller(), () -> {
                try {
                    receive();
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        } catch (Problem tooLarge) {
            failure = tooLarge;
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private void show() throws IOException {
        RoomDraft draft = unfinished().orElseGet(() -> drafts.begin(caller(), Step.KIND.id(), new Plan().toJson()));
        load(draft);
        Optional<Step> asked = Step.of(request.getParameter("step"));
        resumed = asked.isEmpty() && plan.isWorthKeeping();
        step = asked.or(() -> Step.of(draft.getStep()).filter(at -> resumed)).orElse(Step.KIND);
        Step possible = !checks.isRight(Step.KIND, plan) ? Step.KIND : steps().contains(step) ? step : Step.PEOPLE;
        if (asked.isPresent() && possible != step) {
            goTo(page(possible, isReturning()));
        }
        step = possible;
    }

    /** The draft, but for one whose room was made just before the server stopped. */
    private Optional<RoomDraft> unfinished() {
        return drafts.find(caller())
                .filter(draft ->
                        keeping.createdBy(caller(), draft.getSubmission()).isEmpty());
    }

    private void load(RoomDraft draft) {
        plan = Plan.of(draft.content());
        submission = draft.getSubmission();
    }

    private void receive() throws IOException {
        String sent = request.getParameter("draft");
        Optional<RoomDraft> draft =
                unfinished().filter(current -> current.getSubmission().equals(sent));
        if (draft.isEmpty()) {
            // The page is older than the draft: its room exists by now, or it was given up.
            goTo(keeping.createdBy(caller(), sent).map(Wizard::address).orElse(NEW));
            return;
        }
        load(draft.get());
        step = Step.of(request.getParameter("step")).orElse(Step.KIND);
        String[] deed = request.getParameter("do") == null
                ? new String[] {"check"}
                : request.getParameter("do").split(":", 2);
        deeds.take(step, plan, new Typed(fields()));
        act(deed[0], deed.length > 1 ? deed[1] : "");
    }

    private Map<String, String> fields() {
        return request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue()[0]));
    }

    private void act(String deed, String object) throws IOException {
        switch (deed) {
            case "next" -> next();
            case "back" -> leaveFor(isReturning() ? Step.CHECK : before(), false);
            case "go" -> leaveFor(Step.of(object).orElse(step), step == Step.CHECK || isReturning());
            case "later" -> {
                keep(step);
                goTo("/lobby");
            }
            case "discard" -> discard();
            case "restore" -> restore();
            case "create" -> create();
            default -> {
                deeds.change(deed, object, plan, caller());
                keep(step);
                again();
            }
        }
    }

    private void next() throws IOException {
        if (step == Step.PEOPLE && !plan.getFind().isBlank()) {
            deeds.change("invite", "", plan, caller());
        }
        Map<String, Complaint> complaints = checks.of(step, plan);
        if (complaints.isEmpty()) {
            leaveFor(isReturning() ? Step.CHECK : after(), false);
        } else {
            plan.touched().addAll(complaints.keySet());
            keep(step);
            again();
        }
    }

    private void leaveFor(Step next, boolean thenCheck) throws IOException {
        keep(next);
        goTo(page(next, thenCheck));
    }

    private void keep(Step at) {
        if (plan.isWorthKeeping()) {
            plan.discarded(null);
        }
        drafts.keep(caller(), submission, at.id(), plan.toJson());
    }

    private void discard() throws IOException {
        Plan fresh = new Plan();
        fresh.discarded(Json.createObjectBuilder()
                .add("step", step.id())
                .add("plan", plan.toJson())
                .build());
        drafts.begin(caller(), Step.KIND.id(), fresh.toJson());
        goTo(NEW);
    }

    private void restore() throws IOException {
        JsonObject before = plan.discarded();
        if (before != null) {
            plan = Plan.of(before.getJsonObject("plan"));
            step = Step.of(before.getString("step")).orElse(Step.KIND);
        }
        leaveFor(step, false);
    }

    private void create() throws IOException {
        for (Step each : steps()) {
            if (!checks.isRight(each, plan)) {
                mend(each, checks.of(each, plan).keySet().iterator().next());
                return;
            }
        }
        try {
            Room room = keeping.create(caller(), wanted());
            drafts.remove(caller(), submission);
            goTo(address(room));
        } catch (Problem problem) {
            Step at = Step.ofField(problem.field());
            if (checks.isRight(at, plan)) {
                failure = problem;
            } else {
                mend(at, problem.field());
            }
        }
    }

    /** Sends the person to the field to mend, and from there back to the check. */
    private void mend(Step at, String field) throws IOException {
        plan.touched().add(field);
        keep(at);
        goTo(page(at, true));
    }

    private NewRoom wanted() {
        return new NewRoom(
                plan.getName(),
                plan.getTitle(),
                plan.getPurpose(),
                plan.getKind(),
                Visibility.valueOf(plan.text("visibility").toUpperCase(Locale.ROOT)),
                SettingsForm.meant(checks.settings(plan), plan.settings()),
                List.copyOf(plan.members()),
                submission);
    }

    /** Shows the step once more: to the script at once, else by a page that can be reloaded. */
    private void again() throws IOException {
        if (!isBare()) {
            goTo(page(step, isReturning()));
        }
    }

    private void goTo(String path) throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        String url = request.getContextPath() + path;
        if (isBare()) {
            faces.getExternalContext().setResponseStatus(204);
            faces.getExternalContext().setResponseHeader(GO_TO, url);
            faces.responseComplete();
        } else {
            faces.getExternalContext().redirect(url);
        }
    }

    private static String page(Step step, boolean thenCheck) {
        return NEW + "?step=" + step.id() + (thenCheck && step != Step.CHECK ? "&then=check" : "");
    }

    private static String address(Room room) {
        return "/room/" + room.getName();
    }

    /** Without the settings where the kind has none. */
    List<Step> steps() {
        boolean without =
                checks.knowsKind(plan.getKind()) && checks.settings(plan).isEmpty();
        return List.of(Step.values()).stream()
                .filter(each -> each != Step.SETTINGS || !without)
                .toList();
    }

    private Step before() {
        return steps().get(Math.max(0, steps().indexOf(step) - 1));
    }

    private Step after() {
        return steps().get(Math.min(steps().size() - 1, steps().indexOf(step) + 1));
    }

    private Caller caller() {
        return viewer.getCaller();
    }

    Plan plan() {
        return plan;
    }

    Step step() {
        return step;
    }

    String submission() {
        return submission;
    }

    /** Opened anew while a draft was waiting. */
    boolean isResumed() {
        return resumed;
    }

    /** Came from the check, and goes back there. */
    boolean isReturning() {
        return step != Step.CHECK && "check".equals(request.getParameter("then"));
    }

    boolean isBare() {
        return request.getHeader(BY_SCRIPT) != null;
    }

    /** Why the room could not be made, where no field is to blame; or null. */
    Problem failure() {
        return failure;
    }
}
