package io.atrium.command;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What commands say to who gave them, in their language. */
final class CommandWords {
    private CommandWords() {}

    static Locale language(String tag) {
        return tag != null && tag.startsWith("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    static String say(Locale language, String key, Object... values) {
        ResourceBundle words =
                ResourceBundle.getBundle("messages.commands", language, CommandWords.class.getClassLoader());
        return new MessageFormat(words.getString(key), language).format(values);
    }
}
