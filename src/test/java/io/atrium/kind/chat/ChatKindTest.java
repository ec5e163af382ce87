package io.atrium.kind.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.room.RoomKind;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What can be said of the kind without a room; what it takes and refuses is seen through its doors. */
class ChatKindTest {
    private final RoomKind chat = new ChatKind();

    @Test
    void a_frame_without_a_type_is_a_message() {
        assertEquals("chat", chat.id());
        assertEquals("message", chat.defaultType());
    }

    @Test
    void both_languages_have_a_word_for_everything_the_wizard_shows() throws IOException {
        for (String bundle : new String[] {"messages", "messages_zh"}) {
            Properties words = words(bundle);
            assertTrue(words.containsKey("kind.name") && words.containsKey("kind.purpose"), bundle);
            chat.settings().forEach(setting -> {
                assertTrue(words.containsKey("setting." + setting.id()), bundle + ": " + setting.id());
                setting.choices()
                        .forEach(choice -> assertTrue(
                                words.containsKey("setting." + setting.id() + "." + choice), bundle + ": " + choice));
            });
        }
    }

    private static Properties words(String bundle) throws IOException {
        Properties words = new Properties();
        try (InputStreamReader reader = new InputStreamReader(
                ChatKind.class.getResourceAsStream(bundle + ".properties"), StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return words;
    }
}
