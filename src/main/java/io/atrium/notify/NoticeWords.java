package io.atrium.notify;

import io.atrium.account.User;
import jakarta.json.JsonObject;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of one language, for what goes out of the pages. */
record NoticeWords(Locale locale) {
    static NoticeWords of(User reader) {
        return new NoticeWords("zh".equals(reader.getLanguage()) ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH);
    }

    String say(String key, Object... values) {
        ResourceBundle bundle =
                ResourceBundle.getBundle("messages.notices", locale, NoticeWords.class.getClassLoader());
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }

    /** What happened: Cho mentioned you in Operations. @param item as {@link NoticeJson} has it */
    String headline(JsonObject item) {
        return say(
                "mail.what." + item.getString("what"),
                item.getString("name"),
                item.getString("title"),
                item.getString("about", ""));
    }
}
