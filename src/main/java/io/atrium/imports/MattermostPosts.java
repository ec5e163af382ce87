package io.atrium.imports;

import static io.atrium.imports.Texts.objects;
import static io.atrium.imports.Texts.text;
import static io.atrium.imports.Texts.whole;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Mattermost writes down of a post and its answers, as it is said here. */
final class MattermostPosts {
    /** With which Mattermost begins the paths of files, below {@code data/}. */
    private static final String DATA = "data/";

    private static final Pattern CALLED = Pattern.compile("(?<![\\w@./-])@([a-z0-9][a-z0-9._-]{0,63})");
    private static final int REF_BITS = 36;

    private final Archive archive;
    private final EmojiNames emoji;
    private final Tally tally;

    MattermostPosts(Archive archive, EmojiNames emoji, Tally tally) {
        this.archive = archive;
        this.emoji = emoji;
        this.tally = tally;
    }

    void put(JsonObject post, int place, Names names, Source.Sink to, String where) throws IOException {
        String ref = put(post, place, "", names, to, where);
        for (JsonObject reply : objects(post, "replies")) {
            put(reply, place, ref, names, to, where);
        }
    }

    /** @return under which it goes */
    private String put(JsonObject post, int place, String answers, Names names, Source.Sink to, String where)
            throws IOException {
        String ref = ref(post);
        List<String> absent = new ArrayList<>();
        List<Said.InArchive> files = files(post, absent);
        absent.forEach(name -> tally.note("file_absent", name));
        StringBuilder text = new StringBuilder(words(text(post, "message"), names));
        absent.forEach(name -> text.append(text.length() == 0 ? "" : "\n")
                .append("[")
                .append(name)
                .append("]"));
        if (text(post, "type").startsWith("system_")) {
            tally.count("passed_over");
        } else if (whole(post, "create_at") <= 0) {
            tally.note("no_time", where);
        } else if (text.toString().isBlank() && files.isEmpty()) {
            tally.note("empty", where);
        } else {
            String user = text(post, "user");
            boolean known = names.login(user).isPresent();
            to.put(new Said(
                    place,
                    ref,
                    known ? user : "",
                    known ? "" : user,
                    whole(post, "create_at"),
                    text.toString(),
                    whole(post, "edit_at") > 0,
                    false,
                    reactions(post),
                    answers,
                    false,
                    files));
        }
        return ref;
    }

    /** The format has no ids: who, when and what tell one post from another. */
    private static String ref(JsonObject post) {
        String whole = text(post, "user") + "\n" + whole(post, "create_at") + "\n" + text(post, "message");
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
            return "mattermost-" + new BigInteger(1, hash).toString(REF_BITS).substring(0, 30);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String words(String message, Names names) {
        String named = CALLED.matcher(message)
                .replaceAll(found -> Matcher.quoteReplacement(names.person(found.group(1))
                        .flatMap(names::login)
                        .map(login -> "@" + login)
                        .orElse(found.group())));
        return emoji.drawn(named);
    }

    private List<Said.InArchive> files(JsonObject post, List<String> absent) {
        List<Said.InArchive> here = new ArrayList<>();
        for (JsonObject file : objects(post, "attachments")) {
            String path = text(file, "path");
            String name = path.substring(path.lastIndexOf('/') + 1);
            String entry = archive.has(path) ? path : DATA + path;
            if (archive.isOfLines() || path.isEmpty() || !archive.has(entry)) {
                absent.add(name.isEmpty() ? "file" : name);
            } else {
                here.add(new Said.InArchive(entry, name, ""));
            }
        }
        return here;
    }

    private Map<String, List<String>> reactions(JsonObject post) {
        Map<String, List<String>> reactions = new LinkedHashMap<>();
        for (JsonObject reaction : objects(post, "reactions")) {
            String name = text(reaction, "emoji_name");
            emoji.sign(name)
                    .ifPresentOrElse(
                            sign -> reactions
                                    .computeIfAbsent(sign, first -> new ArrayList<>())
                                    .add(text(reaction, "user")),
                            () -> tally.note("emoji_unknown", ":" + name + ":"));
        }
        return reactions;
    }
}
