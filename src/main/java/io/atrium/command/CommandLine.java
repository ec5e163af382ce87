package io.atrium.command;

import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody has typed: {@code /topic Ship it}. @param name in small letters, without the slash. @param text what follows, may be empty */
record CommandLine(String name, String text) {
    private static final Pattern LINE = Pattern.compile("/([A-Za-z][A-Za-z0-9_-]{0,31})(?:\\s+(.*))?", Pattern.DOTALL);

    /** @throws Problem {@code unknown_command} */
    static CommandLine of(String typed) {
        Matcher line = LINE.matcher(typed.strip());
        if (!line.matches()) {
            throw unknown(typed.strip().split("\\s", 2)[0]);
        }
        String text = line.group(2);
        return new CommandLine(line.group(1).toLowerCase(Locale.ROOT), text == null ? "" : text.strip());
    }

    static Problem unknown(String name) {
        String shown = name.length() > 40 ? name.substring(0, 40) + "…" : name;
        return Problem.own(
                "unknown_command",
                ErrorCode.INVALID,
                "text",
                "there is no command " + shown + "; /help lists those there are");
    }
}
