package io.atrium.kind.chat;

import io.atrium.room.RoomGroups.Called;
import io.atrium.wire.Text;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whom and what one reader knows by name, for as long as a page is painted. As kind/chat/callable.js. */
final class ReaderNames implements Names {
    /** Of a page: names beyond are text like any other. */
    private static final int MOST_ROOMS = 50;

    /** More than are names of rooms: also what stands in code, and with the dashes behind it. */
    private static final Pattern ROOM = Pattern.compile("#([0-9A-Za-z_-]{1,64})");

    private static final Pattern DASHES = Pattern.compile("[_-]+$");

    private final String login;
    private final Set<String> mentionable;
    private final Map<String, Called> groups;
    private final Map<String, String> titles;

    /** @param groups by their handles. @param titles of the rooms the reader may know of, by their names */
    ReaderNames(String login, Set<String> mentionable, Map<String, Called> groups, Map<String, String> titles) {
        this.login = login;
        this.mentionable = mentionable;
        this.groups = groups;
        this.titles = titles;
    }

    /** What may name rooms in these texts, to be asked for at once. */
    static Set<String> roomsIn(Collection<String> texts) {
        Set<String> names = new LinkedHashSet<>();
        for (String text : texts) {
            Matcher name = ROOM.matcher(text);
            while (name.find()) {
                String whole = name.group(1).toLowerCase(Locale.ROOT);
                String inner = DASHES.matcher(whole).replaceFirst("");
                if (names.size() + 1 >= MOST_ROOMS && !names.contains(whole)) {
                    return names;
                }
                names.add(whole);
                if (Text.isName(inner)) {
                    names.add(inner);
                }
            }
        }
        return names;
    }

    /** One's own name, what calls everybody, and a group one is in, stand out. */
    @Override
    public String mention(String called) {
        if (mentionable.contains(called)) {
            return called.equals(Mentions.ROOM) || called.equals(login) ? "at own" : "at";
        }
        Called group = groups.get(called);
        return group == null ? null : group.logins().contains(login) ? "at own" : "at";
    }

    @Override
    public String group(String handle) {
        return mentionable.contains(handle) || !groups.containsKey(handle)
                ? null
                : groups.get(handle).title();
    }

    @Override
    public String room(String name) {
        return titles.get(name);
    }
}
