package io.atrium.kind.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReactionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"agree", "unsure", "👍", "👍🏽", "❤️", "👩‍👩‍👧‍👦", "🇨🇳", "☕", "4️⃣", "©️", "🏴‍☠️", "➡️"})
    void one_emoji_or_a_sign_the_pages_draw(String reaction) {
        assertEquals(reaction, Reaction.of(frame(reaction)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"like", "a", "4", "👍👍", "👍 ", "<b>", "好", "👍a", "‍", "Agree"})
    void anything_else_is_refused_by_name(String reaction) {
        Problem refused = assertThrows(Problem.class, () -> Reaction.of(frame(reaction)));
        assertEquals(ErrorCode.INVALID, refused.code());
    }

    private static Frame frame(String reaction) {
        return Frame.of(Json.createObjectBuilder().add("reaction", reaction).build());
    }
}
