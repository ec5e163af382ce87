package io.atrium.imports;

import io.atrium.admin.ConsoleFeed;
import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Message;
import io.atrium.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Tells administrators who watch how far an import has come: what changes at once, what only moves twice a second. */
@ApplicationScoped
class ImportBell {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(500);

    @Inject
    private ChannelLayer layer;

    @Inject
    private ImportBook book;

    private final AtomicLong last = new AtomicLong(System.nanoTime() - PAUSE);

    void moved(String id) {
        long now = System.nanoTime();
        long before = last.get();
        if (now - before >= PAUSE && last.compareAndSet(before, now)) {
            changed(id);
        }
    }

    void changed(String id) {
        book.find(id)
                .ifPresent(job -> layer.groupSend(
                        ConsoleFeed.GROUP, Message.ephemeral(frame(job).toString(), null)));
    }

    private static JsonObject frame(ImportJob job) {
        return Json.createObjectBuilder()
                .add("type", "import")
                .add("import", ImportJson.brief(job))
                .build();
    }
}
