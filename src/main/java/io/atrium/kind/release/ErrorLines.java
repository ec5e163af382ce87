package io.atrium.kind.release;

import java.util.regex.Pattern;

/**
 * Which lines tell of an error: by the words compilers, test runners, loggers and interpreters use for it. A guess, made once when a line is stored, so that
 * everybody sees the same.
 */
final class ErrorLines {
    private static final Pattern ERROR = Pattern.compile(
            // A level of a logger, or the verdict of a test runner: in capitals, standing alone.
            "(?<![\\w-])(?:ERROR|FATAL|SEVERE|PANIC|FAILED|FAILURE)(?![\\w-])"
                    // error: …, error[E0308]: …, error TS2322: …, fatal: …
                    + "|(?<![\\w-])[Ee]rror(?:\\[\\w+]| [A-Z]+\\d+)?: (?!0\\b)"
                    + "|(?<![\\w-])(?:[Ff]atal|[Pp]anic)(?: error)?: "
                    // Java, Python
                    + "|^\\s*(?:Caused by: |Exception in thread )"
                    + "|^(?:[\\w$]+\\.)*[A-Z]\\w*(?:Exception|Error)(?:: |$)"
                    + "|^Traceback \\(most recent call last\\)"
                    // make, npm
                    + "|\\*\\*\\* .*Error \\d"
                    + "|^npm (?:ERR!|error)");

    private ErrorLines() {}

    /** @param plain without colours */
    static boolean isError(String plain) {
        return ERROR.matcher(plain).find();
    }
}
