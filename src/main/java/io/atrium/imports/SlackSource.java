package io.atrium.imports;

import static io.atrium.imports.Texts.flag;
import static io.atrium.imports.Texts.object;
import static io.atrium.imports.Texts.objects;
import static io.atrium.imports.Texts.text;
import static io.atrium.imports.Texts.texts;
import static io.atrium.imports.Texts.whole;

import io.atrium.imports.Place.Sort;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Slack's export: {@code users.json}, four lists of channels, and a folder each with a file a day. */
final class SlackSource implements Source {
    private static final String USERS = "users.json";

    private final Archive archive;
    private final Tally tally;
    private final SlackMessages messages;
    private final String top;
    private final Map<String, String> uploads = new HashMap<>();
    private String workspace = "";
    private List<Place> known;

    private SlackSource(Archive archive, String top, Tally tally, SlackMessages messages) {
        this.archive = archive;
        this.top = top;
        this.tally = tally;
        this.messages = messages;
        for (String name : archive.names()) {
            String[] parts =
                    name.substring(name.startsWith(top) ? top.length() : 0).split("/");
            if (parts.length == 3 && parts[0].equals("__uploads")) {
                uploads.put(parts[1], name);
            }
        }
    }

    /** Null: it is none of Slack's. Some archivers put all of it into one folder. */
    static SlackSource of(Archive archive, Tally tally, SlackMessages messages) {
        return archive.names().stream()
                .filter(name ->
                        name.equals(USERS) || name.endsWith("/" + USERS) && name.indexOf('/') == name.lastIndexOf('/'))
                .filter(name -> !name.startsWith("__MACOSX"))
                .findFirst()
                .map(name ->
                        new SlackSource(archive, name.substring(0, name.length() - USERS.length()), tally, messages))
                .orElse(null);
    }

    @Override
    public String program() {
        return "slack";
    }

    @Override
    public String workspace() {
        return workspace;
    }

    @Override
    public void people(Consumer<Person> to) throws IOException {
        each(USERS, user -> {
            if (workspace.isEmpty()) {
                workspace = text(user, "team_id");
            }
            String id = text(user, "id");
            if (id.isEmpty() || flag(user, "is_bot") || id.equals("USLACKBOT")) {
                tally.note(id.isEmpty() ? "person_unnamed" : "bot", text(user, "name"));
                return;
            }
            JsonObject profile = object(user, "profile");
            to.accept(new Person(
                    id,
                    text(user, "name"),
                    first(text(profile, "display_name"), text(profile, "real_name"), text(user, "real_name")),
                    text(profile, "email"),
                    flag(user, "is_restricted") || flag(user, "is_ultra_restricted"),
                    flag(user, "deleted")));
        });
    }

    @Override
    public void places(Consumer<Place> to) throws IOException {
        if (known == null) {
            known = new ArrayList<>();
            read(known::add);
        }
        known.forEach(to);
    }

    private void read(Consumer<Place> to) throws IOException {
        each("channels.json", channel -> to.accept(channel(channel, Sort.OPEN)));
        each("groups.json", channel -> to.accept(channel(channel, Sort.PRIVATE)));
        each("mpims.json", talk -> to.accept(talk(talk, text(talk, "name"))));
        each("dms.json", talk -> to.accept(talk(talk, text(talk, "id"))));
    }

    private static Place channel(JsonObject channel, Sort sort) {
        String name = text(channel, "name");
        return new Place(
                text(channel, "id"),
                sort,
                name,
                name,
                name,
                first(text(object(channel, "purpose"), "value"), text(object(channel, "topic"), "value")),
                texts(channel, "members"),
                text(channel, "creator"),
                whole(channel, "created") * 1_000,
                flag(channel, "is_archived"));
    }

    private static Place talk(JsonObject talk, String folder) {
        return new Place(
                text(talk, "id"),
                Sort.DIRECT,
                "",
                folder,
                "",
                "",
                texts(talk, "members"),
                "",
                whole(talk, "created") * 1_000,
                false);
    }

    @Override
    public void said(Names names, Sink to) throws IOException {
        Map<String, Integer> folders = new HashMap<>();
        places(place -> {
            if (!place.folder().isEmpty()) {
                folders.put(place.folder(), names.number(place.id()));
            }
        });
        for (String name : archive.names()) {
            int slash = name.lastIndexOf('/');
            String folder = slash < top.length() ? "" : name.substring(top.length(), slash);
            if (!folder.isEmpty() && name.startsWith(top) && name.endsWith(".json")) {
                int number = folders.getOrDefault(folder, -1);
                if (number < 0) {
                    tally.note("folder_unknown", name);
                } else {
                    day(name, number, names, to);
                }
            }
        }
    }

    private void day(String name, int place, Names names, Sink to) throws IOException {
        take(name, (message, line) -> {
            Said said = messages.said(message, place, names, this::files, name + " line " + line);
            if (said != null) {
                to.put(said);
            }
        });
    }

    /** Those of a message that are in the archive. What is only linked to is named, and not fetched. */
    private List<Said.InArchive> files(JsonObject message, List<String> absent) {
        List<Said.InArchive> here = new ArrayList<>();
        for (JsonObject file : objects(message, "files")) {
            String entry = uploads.get(text(file, "id"));
            String name = first(text(file, "name"), text(file, "title"), "file");
            if (entry != null) {
                here.add(new Said.InArchive(entry, name, text(file, "mimetype")));
            } else if (!text(file, "mode").equals("tombstone")) {
                absent.add(name);
            }
        }
        return here;
    }

    private void each(String file, Consumer<JsonObject> to) throws IOException {
        if (archive.has(top + file)) {
            take(top + file, (element, line) -> to.accept(element));
        }
    }

    @FunctionalInterface
    private interface ElementTaker {
        void take(JsonObject element, long line) throws IOException;
    }

    private void take(String file, ElementTaker to) throws IOException {
        try (InputStream in = archive.open(file)) {
            Elements.ofArray(in, new Elements.Taker() {
                @Override
                public void take(JsonObject element, long line) throws IOException {
                    to.take(element, line);
                }

                @Override
                public void trouble(String why, long line) {
                    tally.note(why, file + " line " + line);
                }
            });
        }
    }

    private static String first(String... texts) {
        for (String text : texts) {
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }
}
