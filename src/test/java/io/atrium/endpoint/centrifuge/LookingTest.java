package io.atrium.endpoint.centrifuge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LookingTest {
    @Test
    void those_here_count_with_each_connection_and_those_elsewhere_with_one() {
        assertEquals(
                "{\"num_clients\":4,\"num_users\":3}",
                Looking.stats(Stream.of("ann", "ann", "bob"), Set.of("ann", "bob", "cho")));
    }

    @Test
    void a_crowd_is_counted_in_no_time() {
        Set<String> elsewhere =
                IntStream.range(0, 200_000).mapToObj(i -> "elsewhere-" + i).collect(Collectors.toSet());
        String stats = assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> Looking.stats(IntStream.range(0, 200_000).mapToObj(i -> "here-" + i), elsewhere));
        assertEquals("{\"num_clients\":400000,\"num_users\":200000}", stats);
    }
}
