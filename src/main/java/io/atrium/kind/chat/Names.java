package io.atrium.kind.chat;

import java.util.function.UnaryOperator;

/** What the names in a message's text stand for. */
interface Names {
    Names NONE = mentions(login -> null);

    /** The class that a mention of this login, or of this group, wears; null: it is none, but text like any other. */
    String mention(String login);

    /** What the group of people is called that this handle calls; null: it is none. */
    String group(String handle);

    /** The title of the room that {@code #name} leads to; null: it leads nowhere. */
    String room(String name);

    /** People alone. */
    static Names mentions(UnaryOperator<String> looks) {
        return new Names() {
            @Override
            public String mention(String login) {
                return looks.apply(login);
            }

            @Override
            public String group(String handle) {
                return null;
            }

            @Override
            public String room(String name) {
                return null;
            }
        };
    }
}
