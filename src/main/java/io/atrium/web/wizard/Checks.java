package io.atrium.web.wizard;

import io.atrium.account.Accounts;
import io.atrium.account.User;
import io.atrium.room.RoomKeeping;
import io.atrium.room.RoomKinds;
import io.atrium.room.Setting;
import io.atrium.wire.Problem;
import io.atrium.wire.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is wrong with a plan, as {@link RoomKeeping#create} would find it, but all of it at once and a sentence for each field. */
@ApplicationScoped
public class Checks {
    @Inject
    private RoomKinds kinds;

    @Inject
    private RoomKeeping keeping;

    @Inject
    private Accounts accounts;

    /** By the field's name, in the order of the page; empty where the step is right. */
    Map<String, Complaint> of(Step step, Plan plan) {
        Map<String, Complaint> complaints = new LinkedHashMap<>();
        switch (step) {
            case KIND -> checkKind(plan, complaints);
            case NAME -> checkName(plan, complaints);
            case SETTINGS -> checkSettings(plan, complaints);
            case PEOPLE -> checkPeople(plan, complaints);
            case CHECK -> {}
        }
        return complaints;
    }

    boolean isRight(Step step, Plan plan) {
        return of(step, plan).isEmpty();
    }

    boolean knowsKind(String id) {
        return kinds.all().stream().anyMatch(kind -> kind.id().equals(id));
    }

    /** None where no kind is chosen yet. */
    List<Setting> settings(Plan plan) {
        return knowsKind(plan.getKind())
                ? Setting.asked(kinds.of(plan.getKind()).settings())
                : List.of();
    }

    /** Each by itself, and only where all are right, together. */
    private void checkSettings(Plan plan, Map<String, Complaint> complaints) {
        List<Setting> settings = settings(plan);
        complaints.putAll(SettingsForm.complaints(settings, plan.settings()));
        if (complaints.isEmpty() && knowsKind(plan.getKind())) {
            try {
                kinds.of(plan.getKind())
                        .settle(
                                Setting.check(settings, SettingsForm.meant(settings, plan.settings())),
                                Optional.empty());
            } catch (Problem problem) {
                complaints.put(
                        problem.field() == null ? SettingsForm.ROOT : problem.field(),
                        Complaint.of("other", problem.getMessage()));
            }
        }
    }

    private void checkKind(Plan plan, Map<String, Complaint> complaints) {
        if (!knowsKind(plan.getKind())) {
            complaints.put("kind", Complaint.of("kind"));
        }
    }

    private void checkName(Plan plan, Map<String, Complaint> complaints) {
        label("title", plan.getTitle(), RoomKeeping.MAX_TITLE, complaints);
        if (plan.getName().isBlank()) {
            complaints.put("name", Complaint.of(plan.getTitle().isBlank() ? "name_empty" : "name_underivable"));
        } else if (plan.getName().length() > 64) {
            complaints.put("name", Complaint.of("long", 64, plan.getName().length()));
        } else if (!Text.isName(plan.getName())) {
            complaints.put("name", Complaint.of("name"));
        } else if (!keeping.isFree(plan.getName())) {
            complaints.put("name", Complaint.of("taken"));
        }
        if (!plan.getPurpose().isBlank()) {
            label("purpose", plan.getPurpose(), RoomKeeping.MAX_PURPOSE, complaints);
        }
        if (!List.of("open", "private").contains(plan.text("visibility"))) {
            complaints.put("visibility", Complaint.of("choice"));
        }
    }

    private static void label(String field, String text, int max, Map<String, Complaint> complaints) {
        try {
            Text.label(field, text, max);
        } catch (Problem problem) {
            int length = text.strip().codePointCount(0, text.strip().length());
            complaints.put(
                    field,
                    text.isBlank()
                            ? Complaint.of(field + "_empty")
                            : length > max ? Complaint.of("long", max, length) : Complaint.of("invisible"));
        }
    }

    private void checkPeople(Plan plan, Map<String, Complaint> complaints) {
        List<String> gone = plan.members().stream()
                .filter(login -> accounts.find(login).filter(User::isEnabled).isEmpty())
                .toList();
        if (!gone.isEmpty()) {
            complaints.put("members", Complaint.of("gone", String.join(", ", gone)));
        } else if (!plan.getFind().isBlank()) {
            complaints.put("members", Complaint.of("unchosen", plan.getFind().strip()));
        }
    }
}
