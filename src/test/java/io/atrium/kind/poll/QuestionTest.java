package io.atrium.kind.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atrium.wire.FrameCodec;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionTest {
    private static final Terms TERMS = Polls.terms("{\"questions\":["
            + "{\"text\":\"Lunch?\",\"choices\":[\"A\",\"B\"]},"
            + "{\"text\":\"Days?\",\"type\":\"multiple\",\"choices\":[\"A\",\"B\",\"C\"],\"max\":2},"
            + "{\"text\":\"How?\",\"type\":\"rating\"},"
            + "{\"text\":\"Order?\",\"type\":\"ranking\",\"choices\":[\"A\",\"B\",\"C\"]},"
            + "{\"text\":\"Else?\",\"type\":\"text\"}]}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"question\":\"q1\",\"choices\":[\"B\"]}             | B",
                "{\"question\":\"q2\",\"choices\":[\"C\",\"A\"]}       | A C",
                "{\"question\":\"q3\",\"rating\":5}                    | 5",
                "{\"question\":\"q4\",\"choices\":[\"C\",\"A\",\"B\"]} | C A B",
                "{\"question\":\"q5\",\"text\":\" soup \"}             | soup",
            })
    void what_is_an_answer_is_read(String frame, String marks) {
        assertEquals(List.of(marks.split(" ")), read(frame).marks());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"choices\":[\"A\"]}                                 | invalid            | question",
                "{\"question\":7,\"choices\":[\"A\"]}                  | invalid            | question",
                "{\"question\":\"q9\",\"choices\":[\"A\"]}             | unknown_question   | question",
                "{\"question\":\"q1\"}                                 | invalid            | choices",
                "{\"question\":\"q1\",\"choices\":\"A\"}               | invalid            | choices",
                "{\"question\":\"q1\",\"choices\":[]}                  | invalid            | choices",
                "{\"question\":\"q1\",\"choices\":[1]}                 | invalid            | choices",
                "{\"question\":\"q1\",\"choices\":[\"a\"]}             | unknown_choice     | choices",
                "{\"question\":\"q1\",\"choices\":[\"A\",\"B\"]}       | too_many_choices   | choices",
                "{\"question\":\"q2\",\"choices\":[\"A\",\"A\"]}       | invalid            | choices",
                "{\"question\":\"q2\",\"choices\":[\"A\",\"B\",\"C\"]} | too_many_choices   | choices",
                "{\"question\":\"q3\",\"choices\":[\"5\"]}             | invalid            | rating",
                "{\"question\":\"q3\",\"rating\":0}                    | invalid            | rating",
                "{\"question\":\"q3\",\"rating\":6}                    | invalid            | rating",
                "{\"question\":\"q3\",\"rating\":4.5}                  | invalid            | rating",
                "{\"question\":\"q4\",\"choices\":[\"A\",\"B\"]}       | incomplete_ranking | choices",
                "{\"question\":\"q4\",\"choices\":[\"A\",\"B\",\"D\"]} | unknown_choice     | choices",
                "{\"question\":\"q4\",\"choices\":[\"A\",\"B\",\"B\"]} | invalid            | choices",
                "{\"question\":\"q5\",\"text\":\"  \"}                 | invalid            | text",
                "{\"question\":\"q5\",\"text\":5}                      | invalid            | text",
            })
    void what_is_none_is_refused_by_name(String frame, String code, String field) {
        Problem problem = assertThrows(Problem.class, () -> read(frame));
        assertEquals(code, problem.wireName(), problem.getMessage());
        assertEquals(field, problem.field());
    }

    @Test
    void a_text_has_an_end() {
        String longest = "x".repeat(Question.MAX_ANSWER);
        assertEquals(
                longest,
                read("{\"question\":\"q5\",\"text\":\"" + longest + "\"}")
                        .marks()
                        .get(0));
        Problem problem =
                assertThrows(Problem.class, () -> read("{\"question\":\"q5\",\"text\":\"" + longest + "x\"}"));
        assertEquals("text", problem.field());
    }

    @Test
    void of_one_question_alone_a_vote_need_not_name_it() {
        Terms one = Polls.terms("{\"questions\":[{\"text\":\"Lunch?\",\"choices\":[\"A\",\"B\"]}]}");
        assertEquals(
                "q1", one.question(FrameCodec.decode("{\"choices\":[\"A\"]}")).id());
        assertEquals(
                "unknown_question",
                assertThrows(Problem.class, () -> one.question(FrameCodec.decode("{\"question\":\"q2\"}")))
                        .wireName());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | {\"choices\":[\"B\"]}",
                "1 | {\"choices\":[\"A\",\"C\"]}",
                "2 | {\"rating\":4}",
                "3 | {\"choices\":[\"C\",\"A\",\"B\"]}",
                "4 | {\"text\":\"\\\"soup\\\"\"}",
            })
    void a_ballot_is_stored_and_written_as_it_was_cast(int index, String vote) {
        Question question = TERMS.questions().get(index);
        Ballot ballot = Ballot.ofStored(question.read(FrameCodec.decode(vote)).stored());
        assertEquals(
                vote, question.write(ballot, Json.createObjectBuilder()).build().toString());
    }

    private static Ballot read(String frame) {
        return TERMS.question(FrameCodec.decode(frame)).read(FrameCodec.decode(frame));
    }
}
