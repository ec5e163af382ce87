package io.atrium.preview;

import io.atrium.outside.Answer;
import io.atrium.outside.Bounds;
import io.atrium.outside.Outside;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks hosts that may be asked, and of where they send on those alone that may be asked, too. */
record Following(Outside outside, PreviewHosts hosts) {
    private static final int MOST_REDIRECTS = 3;

    /** @param accept media types @param bounds of each hop */
    CompletionStage<Optional<Answer>> ask(URI address, String accept, Bounds bounds) {
        return ask(address, Map.of("Accept", accept), bounds, MOST_REDIRECTS);
    }

    private CompletionStage<Optional<Answer>> ask(URI address, Map<String, String> headers, Bounds bounds, int left) {
        if (!hosts.allow(address)) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return outside.get(address, headers, bounds).thenCompose(answer -> {
            String location = answer.headers().get("location");
            if (answer.status() / 100 != 3 || location == null) {
                return CompletableFuture.completedFuture(Optional.of(answer));
            }
            return left == 0
                    ? CompletableFuture.completedFuture(Optional.empty())
                    : ask(address.resolve(location), headers, bounds, left - 1);
        });
    }
}
