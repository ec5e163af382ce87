package io.atrium.imports;

import io.atrium.imports.Plan.PlannedPerson;
import io.atrium.imports.Plan.PlannedRoom;
import io.atrium.wire.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;

/** What an import would make, before anything is made. */
final class Report {
    /** Of rooms and of people; the counts are of all. */
    private static final int LISTED = 200;

    private Report() {}

    /** {@code counts}, {@code notes}, and of {@code rooms} and {@code people} the first. */
    static JsonObject of(Plan plan, Tally tally, int[] messages) {
        JsonArrayBuilder rooms = Json.createArrayBuilder();
        for (int i = 0; i < plan.rooms().size(); i++) {
            PlannedRoom room = plan.rooms().get(i);
            tally.count("rooms_" + room.how());
            if (room.place().archived()) {
                tally.count("rooms_archived");
            }
            if (i < LISTED) {
                rooms.add(Json.createObjectBuilder()
                        .add("there", room.place().name())
                        .add("name", room.name())
                        .add("what", room.how())
                        .add("visibility", room.place().sort().name().toLowerCase(java.util.Locale.ROOT))
                        .add("members", room.place().members().size())
                        .add("archived", room.place().archived())
                        .add("messages", messages[i]));
            }
        }
        JsonArrayBuilder people = Json.createArrayBuilder();
        int listed = 0;
        for (PlannedPerson person : plan.people()) {
            tally.count("people_" + (person.how().equals("new") ? "new" : "found"));
            if (person.how().equals("new") && person.person().disabled()) {
                tally.count("people_disabled");
            }
            if (person.how().equals("new") && person.person().mail().isBlank()) {
                tally.note("person_without_mail", person.person().login());
            }
            if (person.how().equals("new") && !person.login().equals(person.person().login())) {
                tally.note("login_changed", person.person().login() + " → " + person.login());
            }
            if (listed++ < LISTED) {
                people.add(Json.createObjectBuilder()
                        .add("there", person.person().login())
                        .add("login", person.login())
                        .add("what", person.how())
                        .add("disabled", person.person().disabled()));
            }
        }
        return Json.createObjectBuilder()
                .add("program", plan.program())
                .add("counts", tally.counts())
                .add("notes", tally.notes())
                .add("rooms", rooms)
                .add("people", people)
                .build();
    }
}
