package io.atrium.imports;

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
import java.util.stream.Collectors;

/** Mattermost's bulk format: one object a line, {@code {"type":"post","post":{…}}}, by itself or in a zip with the files under {@code data/}. */
final class MattermostSource implements Source {
    private final Archive archive;
    private final String file;
    private final Tally tally;
    private final MattermostPosts posts;
    private String team = "";

    private MattermostSource(Archive archive, String file, Tally tally, MattermostPosts posts) {
        this.archive = archive;
        this.file = file;
        this.tally = tally;
        this.posts = posts;
    }

    /** Null: it is none of Mattermost's. */
    static MattermostSource of(Archive archive, Tally tally, EmojiNames emoji) {
        return archive.names().stream()
                .filter(name -> name.endsWith(".jsonl") && name.indexOf('/') < 0)
                .findFirst()
                .map(name -> new MattermostSource(archive, name, tally, new MattermostPosts(archive, emoji, tally)))
                .orElse(null);
    }

    @Override
    public String program() {
        return "mattermost";
    }

    @Override
    public String workspace() {
        return team;
    }

    @Override
    public void people(Consumer<Person> to) throws IOException {
        each(true, (type, line, where) -> {
            if (type.equals("team") && team.isEmpty()) {
                team = text(line, "name");
            }
            if (type.equals("user")) {
                person(line, where, to);
            }
        });
    }

    private void person(JsonObject user, String where, Consumer<Person> to) {
        String login = text(user, "username");
        if (login.isEmpty()) {
            tally.note("person_unnamed", where);
            return;
        }
        String name = text(user, "nickname").isBlank()
                ? (text(user, "first_name") + " " + text(user, "last_name")).strip()
                : text(user, "nickname");
        to.accept(new Person(
                login,
                login,
                name,
                text(user, "email"),
                text(user, "roles").contains("system_guest"),
                whole(user, "delete_at") > 0));
    }

    @Override
    public void places(Consumer<Place> to) throws IOException {
        Map<String, List<String>> members = members();
        each(false, (type, line, where) -> {
            if (type.equals("channel")) {
                to.accept(channel(line, members));
            } else if (type.equals("direct_channel")) {
                List<String> people = people(line);
                to.accept(new Place(talk(people), Sort.DIRECT, "", "", "", "", people, "", 0, false));
            }
        });
    }

    /** Logins by channel: it is the people who say where they belong. */
    private Map<String, List<String>> members() throws IOException {
        Map<String, List<String>> members = new HashMap<>();
        each(false, (type, user, where) -> {
            if (type.equals("user")) {
                for (JsonObject in : objects(user, "teams")) {
                    for (JsonObject channel : objects(in, "channels")) {
                        members.computeIfAbsent(id(text(in, "name"), text(channel, "name")), first -> new ArrayList<>())
                                .add(text(user, "username"));
                    }
                }
            }
        });
        return members;
    }

    private static Place channel(JsonObject channel, Map<String, List<String>> members) {
        String id = id(text(channel, "team"), text(channel, "name"));
        return new Place(
                id,
                text(channel, "type").equals("P") ? Sort.PRIVATE : Sort.OPEN,
                text(channel, "name"),
                "",
                text(channel, "display_name"),
                text(channel, "purpose").isBlank() ? text(channel, "header") : text(channel, "purpose"),
                members.getOrDefault(id, List.of()),
                "",
                0,
                whole(channel, "deleted_at") > 0 || whole(channel, "delete_at") > 0);
    }

    @Override
    public void said(Names names, Sink to) throws IOException {
        each(false, (type, line, where) -> {
            String place;
            if (type.equals("post")) {
                place = id(text(line, "team"), text(line, "channel"));
            } else if (type.equals("direct_post")) {
                place = talk(people(line));
            } else {
                return;
            }
            int number = names.number(place);
            if (number < 0) {
                tally.note("room_unknown", where);
            } else {
                posts.put(line, number, names, to, where);
            }
        });
    }

    /** They are named {@code members} or, since version 10, {@code participants}. */
    private static List<String> people(JsonObject talk) {
        List<String> named =
                texts(talk, "channel_members").isEmpty() ? texts(talk, "members") : texts(talk, "channel_members");
        return named.isEmpty()
                ? objects(talk, "participants").stream()
                        .map(one -> text(one, "username"))
                        .toList()
                : named;
    }

    private static String id(String team, String channel) {
        return team + "/" + channel;
    }

    private static String talk(List<String> people) {
        return people.stream().sorted().distinct().collect(Collectors.joining(",", "@", ""));
    }

    @FunctionalInterface
    private interface LineTaker {
        void take(String type, JsonObject line, String where) throws IOException;
    }

    /** @param noting the first time: what is broken is told once */
    private void each(boolean noting, LineTaker to) throws IOException {
        try (InputStream in = archive.open(file)) {
            Elements.ofLines(in, new Elements.Taker() {
                @Override
                public void take(JsonObject element, long line) throws IOException {
                    String type = text(element, "type");
                    to.take(type, object(element, type), file + " line " + line);
                }

                @Override
                public void trouble(String why, long line) {
                    if (noting) {
                        tally.note(why, file + " line " + line);
                    }
                }
            });
        }
    }
}
