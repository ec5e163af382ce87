package io.atrium.kind.release;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorLinesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[ERROR] Failed to execute goal",
                "2026-11-20 14:00:00 ERROR could not connect",
                "SEVERE: the pool is empty",
                "FAILED",
                "BUILD FAILURE",
                "src/main.c:3:5: error: expected ';'",
                "error[E0308]: mismatched types",
                "src/a.ts(3,1): error TS2322: Type 'x'",
                "fatal: not a git repository",
                "Error: Cannot find module 'x'",
                "panic: runtime error: index out of range",
                "Caused by: java.io.IOException: no space left",
                "Exception in thread \"main\" java.lang.NullPointerException",
                "java.lang.AssertionError: a number is missing",
                "ValueError: invalid literal",
                "Traceback (most recent call last):",
                "make: *** [Makefile:3: all] Error 2",
                "npm ERR! code ELIFECYCLE",
            })
    void is_one(String line) {
        assertTrue(ErrorLines.isError(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tests run: 12, Failures: 0, Errors: 0, Skipped: 0",
                "0 errors, 2 warnings",
                "compiling ErrorHandler.java",
                "error_log=/var/log/x",
                "checking for strerror... yes",
                "no ERRORS found",
                "retrying after a terror",
                "error: 0",
                "--error-exitcode=1",
                "",
            })
    void is_none(String line) {
        assertFalse(ErrorLines.isError(line));
    }
}
