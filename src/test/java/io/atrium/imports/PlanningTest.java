package io.atrium.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanningTest {
    @ParameterizedTest
    @CsvSource({"General,general", "Büro Nord,b-ro-nord", "--x--,x", "a.b_c-d,a-b_c-d", "日本語,''"})
    void a_channels_name_becomes_one_that_rooms_may_have(String there, String here) {
        assertEquals(here, Planning.fitted(there));
    }

    @Test
    void a_login_that_is_taken_gets_a_number() {
        assertEquals(
                "ann-3",
                Planning.free(
                        "ann",
                        new HashSet<>(Set.of("ann-2")),
                        name -> !Set.of("ann").contains(name)));
    }
}
