package io.atrium.web.admin;

import io.atrium.imports.ImportJob;
import io.atrium.imports.ImportJob.State;
import io.atrium.imports.Imports;
import io.atrium.web.Viewer;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Archives that were brought, and of the one in the address what it would make, or has. */
@Named
@RequestScoped
public class ImportPage {
    /** In the order in which they are shown; what is 0 is not. */
    private static final List<String> COUNTS = List.of(
            "messages",
            "answers",
            "reactions",
            "files",
            "rooms_new",
            "rooms_again",
            "rooms_merged",
            "rooms_renamed",
            "rooms_conversation",
            "rooms_archived",
            "people_found",
            "people_new",
            "people_disabled",
            "voices",
            "passed_over",
            "rooms_alone",
            "rooms_crowd",
            "messages_left");

    private static final List<String> MADE = List.of(
            "messages",
            "known",
            "changed",
            "alone",
            "removed",
            "files",
            "files_left",
            "rooms",
            "conversations",
            "members",
            "people");

    @Inject
    private HttpServletRequest request;

    @Inject
    private Imports imports;

    @Inject
    private Viewer viewer;

    private List<Row> all;
    private ImportJob chosen;

    /** One in the list. */
    public record Row(ImportJob job, String count) {
        public String getId() {
            return job.getId();
        }

        public String getName() {
            return job.getName();
        }

        public String getBy() {
            return job.getLogin();
        }

        public Instant getAt() {
            return job.getCreatedAt();
        }

        public String getState() {
            return job.getState().name().toLowerCase(Locale.ROOT);
        }

        /** The chip's. */
        public String getLook() {
            return switch (job.getState()) {
                case READY -> "warn";
                case DONE -> "good";
                case FAILED -> "bad";
                case RUNNING -> "mine";
                case CHECKING, CANCELLED -> "still";
            };
        }

        public boolean isOver() {
            return job.getState().isOver();
        }

        public long getTotal() {
            return Math.max(1, job.getTotal());
        }

        public long getDone() {
            return job.getDone();
        }

        public String getCount() {
            return count;
        }
    }

    /** Something that is counted, and examples of it. */
    public record Counted(String word, String count, String examples) {
        public String getWord() {
            return word;
        }

        public String getCount() {
            return count;
        }

        public String getExamples() {
            return examples;
        }
    }

    /** A room or a person: there, here, and what becomes of it. */
    public record Planned(
            String there, String here, String what, String visibility, boolean archived, String messages) {
        public String getThere() {
            return there;
        }

        public String getHere() {
            return here;
        }

        public String getWhat() {
            return what;
        }

        public String getVisibility() {
            return visibility;
        }

        public boolean isArchived() {
            return archived;
        }

        public String getMessages() {
            return messages;
        }
    }

    @PostConstruct
    void choose() {
        String id = request.getParameter("import");
        chosen = id == null ? null : imports.find(id).orElse(null);
    }

    public List<Row> getAll() {
        if (all == null) {
            all = imports.newest().stream()
                    .map(job -> new Row(job, job.getTotal() == 0 ? "–" : number(job.getTotal())))
                    .toList();
        }
        return all;
    }

    /** Of an archive, in words. */
    public String getMost() {
        return number(imports.mostBytes() >> 20) + " MiB";
    }

    /** Null: none is in the address. */
    public ImportJob getChosen() {
        return chosen;
    }

    public String getChosenId() {
        return chosen == null ? "" : chosen.getId();
    }

    public boolean isReported() {
        return chosen.report() != null;
    }

    public List<Counted> getCounts() {
        return counted(chosen.report().getJsonObject("counts"), COUNTS);
    }

    /** Empty before it was begun. */
    public List<Counted> getMade() {
        return chosen.getState() == State.READY ? List.of() : counted(chosen.made(), MADE);
    }

    private List<Counted> counted(JsonObject counts, List<String> words) {
        return words.stream()
                .filter(word -> counts.containsKey(word) && whole(counts, word) > 0)
                .map(word -> new Counted(word, number(whole(counts, word)), ""))
                .toList();
    }

    public List<Counted> getNotes() {
        return chosen.report().getJsonObject("notes").entrySet().stream()
                .map(note -> {
                    JsonObject said = note.getValue().asJsonObject();
                    String examples = said.getJsonArray("examples").getValuesAs(JsonString::getString).stream()
                            .collect(Collectors.joining(", "));
                    return new Counted(note.getKey(), number(whole(said, "count")), examples);
                })
                .toList();
    }

    public List<Planned> getRooms() {
        return chosen.report().getJsonArray("rooms").getValuesAs(JsonValue::asJsonObject).stream()
                .map(room -> new Planned(
                        room.getString("there"),
                        room.getString("name"),
                        room.getString("what"),
                        room.getString("visibility"),
                        room.getBoolean("archived"),
                        number(whole(room, "messages"))))
                .toList();
    }

    public List<Planned> getPeople() {
        return chosen.report().getJsonArray("people").getValuesAs(JsonValue::asJsonObject).stream()
                .map(person -> new Planned(
                        person.getString("there"),
                        person.getString("login"),
                        person.getString("what").equals("new") && person.getBoolean("disabled")
                                ? "new.disabled"
                                : person.getString("what"),
                        "",
                        false,
                        ""))
                .toList();
    }

    private static long whole(JsonObject object, String member) {
        return ((JsonNumber) object.get(member)).longValue();
    }

    private String number(long number) {
        return NumberFormat.getIntegerInstance(viewer.getLocale()).format(number);
    }
}
