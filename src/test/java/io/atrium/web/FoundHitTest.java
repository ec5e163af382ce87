package io.atrium.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.wire.Json;
import jakarta.json.JsonArray;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoundHitTest {
    @Test
    void a_text_is_cut_at_its_marks_and_loses_no_letter() {
        JsonArray marks = Json.createArrayBuilder()
                .add(Json.createArrayBuilder().add(0).add(3))
                .add(Json.createArrayBuilder().add(8).add(11))
                .build();
        assertEquals(
                List.of(
                        new FoundHit.Piece("hot", true),
                        new FoundHit.Piece(" and ", false),
                        new FoundHit.Piece("hot", true)),
                FoundHit.cut("hot and hot", marks));
        assertEquals(
                List.of(new FoundHit.Piece("cold", false)),
                FoundHit.cut("cold", Json.createArrayBuilder().build()));
    }
}
