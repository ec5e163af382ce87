package io.atrium.web.wizard;

import io.atrium.account.Accounts;
import io.atrium.account.Caller;
import io.atrium.account.User;
import io.atrium.room.Acquaintances;
import io.atrium.room.Setting;
import io.atrium.wire.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** What a step's fields and small buttons do to the plan. */
@ApplicationScoped
public class Deeds {
    static final int FOUND = 6;

    @Inject
    private Accounts accounts;

    @Inject
    private Acquaintances acquaintances;

    @Inject
    private Checks checks;

    /** Writes a step's fields into the plan, right or wrong. */
    void take(Step step, Plan plan, Typed typed) {
        switch (step) {
            case KIND -> take("kind", plan, typed);
            case NAME -> {
                take("title", plan, typed);
                take("purpose", plan, typed);
                take("visibility", plan, typed);
                plan.name(typed.text("name"), typed.text("proposed"));
            }
            case SETTINGS -> plan.typeSettings(SettingsForm.read(checks.settings(plan), typed));
            case PEOPLE -> take("find", plan, typed);
            case CHECK -> {}
        }
        if (typed.has("left")) {
            plan.touched().add(typed.text("left"));
        }
    }

    private static void take(String field, Plan plan, Typed typed) {
        if (typed.has(field)) {
            plan.type(field, typed.text(field));
        }
    }

    /** Adds and removes rows and people, takes a name that was offered; anything else changes nothing. */
    void change(String deed, String object, Plan plan, Caller caller) {
        switch (deed) {
            case "name" -> {
                plan.choose(object);
                plan.touched().add("name");
            }
            case "add" ->
                list(object, plan).ifPresent(list -> plan.typeSettings(SettingsForm.withRow(list, plan.settings())));
            case "remove" -> removeRow(object, plan);
            case "invite" -> invite(object, plan, caller);
            case "uninvite" -> plan.members().remove(object);
            default -> {}
        }
    }

    private void removeRow(String object, Plan plan) {
        String[] parts = object.split(":", 2);
        if (parts.length == 2 && parts[1].matches("\\d{1,4}")) {
            list(parts[0], plan).ifPresent(list -> {
                JsonObject fewer = SettingsForm.withoutRow(list, plan.settings(), Integer.parseInt(parts[1]));
                plan.typeSettings(fewer);
                // The rows below move up: what was left there was not left here.
                plan.touched().removeIf(field -> field.startsWith(SettingsForm.path(SettingsForm.ROOT, list) + "["));
            });
        }
    }

    private Optional<Setting> list(String id, Plan plan) {
        return checks.settings(plan).stream()
                .filter(setting ->
                        setting.type() == Setting.Type.LIST && setting.id().equals(id))
                .findFirst();
    }

    /** By login; without one whoever the typed text means and nobody else. */
    private void invite(String login, Plan plan, Caller caller) {
        Optional<User> user = login.isEmpty() ? meant(plan.getFind().strip(), plan, caller) : accounts.find(login);
        user.filter(User::isEnabled)
                .filter(found -> found.getId() != caller.userId())
                .ifPresentOrElse(
                        found -> {
                            plan.members().add(found.getLogin());
                            plan.type("find", "");
                            plan.touched().remove("members");
                        },
                        () -> plan.touched().add("members"));
    }

    private Optional<User> meant(String text, Plan plan, Caller caller) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<User> exact = Text.isName(text) ? accounts.find(text) : Optional.empty();
        List<User> found = found(plan, caller);
        return exact.isPresent() || found.size() != 1 ? exact : Optional.of(found.get(0));
    }

    /** Who the typed text may mean: nobody who is in the room already. */
    List<User> found(Plan plan, Caller caller) {
        if (plan.getFind().isBlank() || !Text.isStorable(plan.getFind())) {
            return List.of();
        }
        return acquaintances
                .search(caller, plan.getFind(), FOUND + plan.members().size())
                .stream()
                .filter(user -> !plan.members().contains(user.getLogin()))
                .limit(FOUND)
                .toList();
    }
}
