package io.atrium.kind.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.wire.FrameCodec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** As test/poll.test.js has it of figures.js and texts.js. */
class FiguresTest {
    @Test
    void shares_and_columns_are_whole_numbers() {
        assertEquals(List.of(0L, 13L, 67L), List.of(Figures.share(1, 0), Figures.share(1, 8), Figures.share(2, 3)));
        assertEquals(List.of(0L, 60L, 30L), List.of(Figures.height(0, 0), Figures.height(2, 2), Figures.height(1, 2)));
    }

    @Test
    void a_mean_place_has_one_decimal() {
        assertEquals(1.7, meanPlace("[1,2,0]"));
        assertEquals(0, meanPlace("[0,0]"));
    }

    @Test
    void the_more_answers_a_word_stands_in_the_larger_it_is() {
        assertEquals(
                List.of(1, 1, 2, 3),
                List.of(
                        Figures.wordSize(1, 1),
                        Figures.wordSize(1, 9),
                        Figures.wordSize(5, 9),
                        Figures.wordSize(9, 9)));
    }

    private static double meanPlace(String places) {
        return Figures.meanPlace(
                FrameCodec.object("{\"places\":" + places + "}").getJsonArray("places"));
    }
}
