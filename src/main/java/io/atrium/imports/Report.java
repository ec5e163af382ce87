package io.atrium.imports;

import io.atrium.imports.Plan.PlannedPerson;
import io.atrium.imports.Plan.PlannedRoom;
import io.atrium.wire.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** What an import would make, before anything is made. */
final class Report {
    /** Of rooms and of people; the counts are of all. */
    private static final int LISTED = 200;

    private Report() {}

    /** {@code counts}, {@code notes}, and of {@code rooms} and {@code people} the first. */
    static JsonObject of(Plan plan, Tally tally, int[] messages) {
        JsonArrayBuilder rooms = rooms(plan.rooms(), tally, messages);
        JsonArrayBuilder people = people(plan.people(), tally);
        return Json.createObjectBuilder()
                .add("program", plan.program())
                .add("counts", tally.counts())
                .add("notes", tally.notes())
                .add("rooms", rooms)
                .add("people", people)
                .build();
    }

    private static JsonArrayBuilder rooms(List<PlannedRoom> planned, Tally tally, int[] messages) {
        JsonArrayBuilder rooms = Json.createArrayBuilder();
        for (int i = 0; i < planned.size(); i++) {
            PlannedRoom room = planned.get(i);
            tally.count("rooms_" + room.how());
            if (room.place().archived()) {
                tally.count("rooms_archived");
            }
            if (i < LISTED) {
                rooms.add(Json.createObjectBuilder()
                        .add("there", room.place().name())
                        .add("name", room.name())
                        .add("what", room.how())
                        .add("visibility", room.place().sort().name().toLowerCase(Locale.ROOT))
                        .add("members", room.place().members().size())
                        .add("archived", room.place().archived())
                        .add("messages", messages[i]));
            }
        }
        return rooms;
    }

    private static JsonArrayBuilder people(List<PlannedPerson> planned, Tally tally) {
        planned.forEach(person -> tally(person, tally));
        JsonArrayBuilder people = Json.createArrayBuilder();
        planned.stream()
                .limit(LISTED)
                .forEach(one -> people.add(Json.createObjectBuilder()
                        .add("there", one.person().login())
                        .add("login", one.login())
                        .add("what", one.how())
                        .add("disabled", one.person().disabled())));
        return people;
    }

    private static void tally(PlannedPerson planned, Tally tally) {
        if (!planned.how().equals("new")) {
            tally.count("people_found");
            return;
        }
        tally.count("people_new");
        Person person = planned.person();
        if (person.disabled()) {
            tally.count("people_disabled");
        }
        if (person.mail().isBlank()) {
            tally.note("person_without_mail", person.login());
        }
        if (!planned.login().equals(person.login())) {
            tally.note("login_changed", person.login() + " → " + planned.login());
        }
    }
}
