package io.atrium.channel.redis;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Debian's Redis, or the one {@code ATRIUM_REDIS_SERVER} names; the tests' own is of version 6. Without one a test class is skipped, and the console says why. */
final class NeedsRedis7 implements ExecutionCondition {
    private static final Logger LOG = Logger.getLogger(NeedsRedis7.class.getName());

    static final Path PROGRAM = Path.of(System.getenv().getOrDefault("ATRIUM_REDIS_SERVER", "/usr/bin/redis-server"));

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Files.isExecutable(PROGRAM)) {
            return ConditionEvaluationResult.enabled("Redis is at " + PROGRAM);
        }
        String missing = "no Redis 7 found at " + PROGRAM + " (install it, or set ATRIUM_REDIS_SERVER)";
        if (context.getTestMethod().isEmpty()) {
            LOG.warning(() -> context.getDisplayName() + " is skipped: " + missing);
        }
        return ConditionEvaluationResult.disabled(missing);
    }
}
