package io.atrium.notify;

import io.atrium.account.User;
import io.atrium.notify.NoticeStore.Found;
import io.atrium.wire.Json;
import io.atrium.wire.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;

/** What a browser's worker is told, in the language of whom it is for. Even of the longest letters it is shorter than a push message may be. */
@ApplicationScoped
class PushWriter {
    private static final int MOST_TITLE = 200;
    private static final int MOST_TEXT = 300;

    @Inject
    private NoticeJson json;

    String write(User reader, Found found) {
        NoticeWords words = NoticeWords.of(reader);
        JsonObject item = json.of(List.of(found)).get(0);
        return Json.createObjectBuilder()
                .add("id", item.getJsonNumber("id"))
                .add("title", Text.cut(words.headline(item), MOST_TITLE))
                .add("text", Text.cut(item.getString("text"), MOST_TEXT))
                .add("lang", words.locale().toLanguageTag())
                .add("address", item.getString("to"))
                .build()
                .toString();
    }
}
