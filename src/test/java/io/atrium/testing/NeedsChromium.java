package io.atrium.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Debian's Chromium, or the one {@code ATRIUM_CHROMIUM} names: the one that is nothing but a page where it is there, since the other draws a window around each page, which
 * takes as long as most tests. Without one a test class is skipped, and the console says why; where {@code CI} is
 * {@code true} it fails.
 */
final class NeedsChromium implements ExecutionCondition {
    private static final Logger LOG = Logger.getLogger(NeedsChromium.class.getName());

    private static final Path SHELL = Path.of("/usr/bin/chromium-headless-shell");

    static final Path PATH = Path.of(System.getenv()
            .getOrDefault("ATRIUM_CHROMIUM", Files.isExecutable(SHELL) ? SHELL.toString() : "/usr/bin/chromium"));

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Files.isExecutable(PATH)) {
            return ConditionEvaluationResult.enabled("Chromium is at " + PATH);
        }
        String missing = "no Chromium found at " + PATH + " (install it, or set ATRIUM_CHROMIUM)";
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(missing);
        }
        if (context.getTestMethod().isEmpty()) {
            LOG.warning(() -> context.getDisplayName() + " is skipped: " + missing);
        }
        return ConditionEvaluationResult.disabled(missing);
    }
}
