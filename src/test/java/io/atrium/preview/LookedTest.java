package io.atrium.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.file.Redrawing.Drawn;
import io.atrium.outside.Answer;
import io.atrium.preview.PagePictures.Looked;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether a picture is asked for once more. */
class LookedTest {
    private static final Drawn LARGE = new Drawn("image/png", 64, 48, new byte[1]);
    private static final Drawn PIXEL = new Drawn("image/png", 1, 1, new byte[1]);

    private static Looked look(int status, boolean isCut, Drawn drawn) {
        Answer answer = new Answer(URI.create("https://wiki.example/a.png"), status, Map.of(), new byte[1], isCut);
        return Looked.at(Optional.of(answer), bytes -> Optional.ofNullable(drawn));
    }

    @Test
    void what_is_there_is_shown() {
        assertEquals(new Looked(Optional.of(LARGE), true), look(200, false, LARGE));
    }

    @Test
    void what_is_none_is_not_asked_for_again() {
        assertEquals(Looked.NEVER, look(200, false, null));
        assertEquals(Looked.NEVER, look(200, false, PIXEL));
        assertEquals(Looked.NEVER, look(200, true, LARGE));
        assertEquals(Looked.NEVER, look(404, false, LARGE));
        assertEquals(Looked.NEVER, Looked.at(Optional.empty(), bytes -> Optional.of(LARGE)));
    }

    @Test
    void trouble_passes() {
        for (int status : List.of(408, 429, 500, 503)) {
            assertEquals(Looked.NOT_NOW, look(status, false, LARGE), "status " + status);
        }
        assertFalse(Looked.NOT_NOW.isFinal());
        assertTrue(Looked.NEVER.isFinal());
    }
}
