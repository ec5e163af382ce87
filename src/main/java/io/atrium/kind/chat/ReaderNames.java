package io.atrium.kind.chat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Whom and what one reader knows by name, for as long as a page is painted. As kind/chat/callable.js. */
final class ReaderNames implements Names {
    /** Each may cost a question to the database; names beyond are text like any other. */
    private static final int MOST_ROOMS = 50;

    private static final String NOWHERE = "";

    private final String login;
    private final Set<String> mentionable;
    private final UnaryOperator<String> titleOf;
    private final Map<String, String> titles = new HashMap<>();

    /** @param titleOf a room the reader may know of; null: there is none of that name */
    ReaderNames(String login, Set<String> mentionable, UnaryOperator<String> titleOf) {
        this.login = login;
        this.mentionable = mentionable;
        this.titleOf = titleOf;
    }

    /** One's own name, and what calls everybody, stands out. */
    @Override
    public String mention(String called) {
        if (!mentionable.contains(called)) {
            return null;
        }
        return called.equals(Mentions.ROOM) || called.equals(login) ? "at own" : "at";
    }

    @Override
    public String room(String name) {
        if (!titles.containsKey(name) && titles.size() < MOST_ROOMS) {
            String title = titleOf.apply(name);
            titles.put(name, title == null ? NOWHERE : title);
        }
        String title = titles.getOrDefault(name, NOWHERE);
        return title.equals(NOWHERE) ? null : title;
    }
}
