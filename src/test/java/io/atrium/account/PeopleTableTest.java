package io.atrium.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeopleTableTest {
    @Test
    void rows_know_their_lines_whatever_blanks_and_breaks_lie_between() throws IOException {
        String table = "\uFEFFLogin,Name\r\nann,Ann\r\n\r\nbob,\"Bob\nOkafor\"\r\ncho,Cho\r\n";
        List<PeopleTable.Row> rows = PeopleTable.read(table, 10);
        assertEquals(
                List.of(2L, 4L, 6L), rows.stream().map(PeopleTable.Row::line).toList());
        assertEquals("Bob\nOkafor", rows.get(1).cell("name"));
    }

    @Test
    void a_spreadsheet_of_another_country_is_read_too() throws IOException {
        PeopleTable.Row row =
                PeopleTable.read("login;name;mail\nann;Ann;ann@example.org", 1).get(0);
        assertEquals("ann@example.org", row.cell("mail"));
    }

    @Test
    void what_was_written_is_read_as_it_was_and_is_no_formula() throws IOException {
        User user = new User("-x", "=HYPERLINK(\"a\",\"b\")", "hash", Role.MEMBER, Instant.EPOCH);
        StringWriter written = new StringWriter();
        PeopleTable.writeHead(written);
        PeopleTable.write(user, written);
        assertTrue(written.toString().contains("\r\n'-x,\"'=HYPERLINK("), written.toString());
        PeopleTable.Row row = PeopleTable.read(written.toString(), 1).get(0);
        assertEquals("-x", row.cell("login"));
        assertEquals(user.getName(), row.cell("name"));
    }

    @Test
    void one_row_too_many_is_refused() {
        Problem refused = assertThrows(Problem.class, () -> PeopleTable.read("login,name\na,A\nb,B\nc,C\n", 2));
        assertEquals(ErrorCode.TOO_LARGE, refused.code());
    }

    @Test
    void columns_that_are_missing_or_unknown_are_named() {
        assertEquals(
                "name",
                assertThrows(Problem.class, () -> PeopleTable.read("login,mail\na,b", 2))
                        .field());
        assertTrue(assertThrows(Problem.class, () -> PeopleTable.read("login,name,mial\na,b,c", 2))
                .getMessage()
                .contains("mial"));
    }
}
