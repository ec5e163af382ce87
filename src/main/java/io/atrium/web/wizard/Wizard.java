package io.atrium.web.wizard;

import io.atrium.account.Caller;
import io.atrium.account.GuestRights;
import io.atrium.room.NewRoom;
import io.atrium.room.Room;
import io.atrium.room.RoomDraft;
import io.atrium.room.RoomDrafts;
import io.atrium.room.RoomKeeping;
import io.atrium.room.Visibility;
import io.atrium.web.Viewer;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The road through {@code /new}. A GET shows a step; a POST keeps what was typed, does what its button says and redirects ({@link Way}).
 */
@Named
@RequestScoped
public class Wizard {
    @Inject
    private Way way;

    @Inject
    private Viewer viewer;

    @Inject
    private RoomDrafts drafts;

    @Inject
    private RoomKeeping keeping;

    @Inject
    private GuestRights guests;

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
        guests.requireRooms(caller());
        if (!way.isPost()) {
            show();
        } else if ("create".equals(way.asked("do"))) {
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
        Optional<Step> asked = Step.of(way.asked("step"));
        resumed = asked.isEmpty() && plan.isWorthKeeping();
        step = asked.or(() -> Step.of(draft.getStep()).filter(at -> resumed)).orElse(Step.KIND);
        Step possible = !checks.isRight(Step.KIND, plan) ? Step.KIND : steps().contains(step) ? step : Step.PEOPLE;
        if (asked.isPresent() && possible != step) {
            way.to(possible, isReturning());
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
        String sent = way.asked("draft");
        Optional<RoomDraft> draft =
                unfinished().filter(current -> current.getSubmission().equals(sent));
        if (draft.isEmpty()) {
            // The page is older than the draft: its room exists by now, or it was given up.
            way.to(keeping.createdBy(caller(), sent).map(Way::address).orElse(Way.NEW));
            return;
        }
        load(draft.get());
        step = Step.of(way.asked("step")).orElse(Step.KIND);
        String[] deed = way.asked("do") == null
                ? new String[] {"check"}
                : way.asked("do").split(":", 2);
        deeds.take(step, plan, new Typed(way.fields()));
        act(deed[0], deed.length > 1 ? deed[1] : "");
    }

    private void act(String deed, String object) throws IOException {
        switch (deed) {
            case "next" -> next();
            case "back" -> leaveFor(isReturning() ? Step.CHECK : before(), false);
            case "go" -> leaveFor(Step.of(object).orElse(step), step == Step.CHECK || isReturning());
            case "later" -> {
                keep(step);
                way.to(Way.LOBBY);
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
        way.to(next, thenCheck);
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
        way.to(Way.NEW);
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
            way.to(Way.address(room));
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
        way.to(at, true);
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
        if (!way.isByScript()) {
            way.to(step, isReturning());
        }
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
        return step != Step.CHECK && "check".equals(way.asked("then"));
    }

    /** Why the room could not be made, where no field is to blame; or null. */
    Problem failure() {
        return failure;
    }
}
