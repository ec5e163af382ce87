package io.atrium.web.wizard;

import io.atrium.account.Avatars;
import java.util.Locale;

/** Somebody to invite; their name in three parts around the text that was looked for. */
public final class Person {
    private final String login;
    private final String name;
    private final int from;
    private final int to;

    Person(String login, String name, String sought) {
        this.login = login;
        this.name = name;
        int at = sought.isEmpty() ? -1 : name.toLowerCase(Locale.ROOT).indexOf(sought.toLowerCase(Locale.ROOT));
        // Lower case can be longer than what it is made of: then nothing is marked.
        boolean marked = at >= 0 && at + sought.length() <= name.length();
        this.from = marked ? at : 0;
        this.to = marked ? at + sought.length() : 0;
    }

    public String getLogin() {
        return login;
    }

    public String getName() {
        return name;
    }

    public String getBefore() {
        return name.substring(0, from);
    }

    public String getMarked() {
        return name.substring(from, to);
    }

    public String getAfter() {
        return name.substring(to);
    }

    public String getInitials() {
        return Avatars.initials(name);
    }

    public String getHue() {
        return Avatars.hue(login);
    }
}
