package io.atrium.imports;

import io.atrium.imports.Plan.PlannedPerson;
import io.atrium.imports.Plan.PlannedRoom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a plan calls people and rooms. */
final class PlanNames implements Names {
    private final Map<String, String> logins = new HashMap<>();
    private final Map<String, String> people = new HashMap<>();
    private final Map<String, String> rooms = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    PlanNames(Plan plan) {
        for (PlannedPerson one : plan.people()) {
            logins.put(one.person().id(), one.login());
            people.putIfAbsent(one.person().login(), one.person().id());
        }
        for (int i = 0; i < plan.rooms().size(); i++) {
            PlannedRoom room = plan.rooms().get(i);
            numbers.putIfAbsent(room.place().id(), i);
            if (!room.name().isEmpty()) {
                rooms.put(room.place().id(), room.name());
            }
        }
    }

    @Override
    public Optional<String> login(String person) {
        return Optional.ofNullable(logins.get(person));
    }

    @Override
    public Optional<String> person(String login) {
        return Optional.ofNullable(people.get(login));
    }

    @Override
    public Optional<String> room(String place) {
        return Optional.ofNullable(rooms.get(place));
    }

    @Override
    public int number(String place) {
        return numbers.getOrDefault(place, -1);
    }
}
