package io.atrium.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void a_kind_s_own_problem_is_told_by_its_name_and_answered_with_the_status_of_its_like() {
        Problem problem = Problem.own("already_rung", ErrorCode.CONFLICT, "times", "you rang already");
        assertEquals(
                "{\"type\":\"error\",\"code\":\"already_rung\",\"detail\":\"you rang already\",\"field\":\"times\",\"ref\":\"r1\"}",
                problem.toFrame("r1").toString());
        assertEquals("already rung", problem.toProblemJson().getString("title"));
        assertEquals(409, problem.toProblemJson().getInt("status"));
        assertEquals(ErrorCode.CONFLICT, problem.code());
        assertEquals("already_rung", problem.adding("; twice").wireName());
        assertEquals("you rang already; twice", problem.adding("; twice").getMessage());
    }

    @Test
    void what_is_common_is_told_by_its_code() {
        assertEquals("invalid", Problem.invalid("times", "times is missing").wireName());
        assertEquals("times", Problem.conflict("times", "taken").field());
        assertEquals(
                2,
                Problem.retryable(ErrorCode.RATE_LIMITED, "too fast", 2)
                        .toFrame(null)
                        .getInt("retry_after"));
    }
}
