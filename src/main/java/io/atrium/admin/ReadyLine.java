package io.atrium.admin;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Says where Atrium is, once it answers: the last line of a start. An application can't know the port it is served on, so that is a
 * setting, {@code ATRIUM_PORT}; nothing is said where nothing of ours answers there.
 */
@Startup
@Singleton
public class ReadyLine {
    private static final Logger LOG = Logger.getLogger(ReadyLine.class.getName());
    private static final int ATTEMPTS = 120;
    private static final int TIMEOUT_MILLIS = 2_000;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    private ScheduledFuture<?> asking;
    private String address;
    private boolean demonstration;
    private int attempts;
    private boolean answered;

    @PostConstruct
    void start() {
        Config config = ConfigProvider.getConfig();
        address = "http://localhost:"
                + config.getOptionalValue("atrium.port", Integer.class).orElse(8080) + "/";
        demonstration = config.getOptionalValue("atrium.demo", Boolean.class).orElse(false);
        asking = scheduler.scheduleWithFixedDelay(this::ask, 1, 1, TimeUnit.SECONDS);
    }

    /** Answered twice before it is said: at the first answer the server is still printing what it has to say itself. */
    private void ask() {
        boolean answers = answers();
        if (answers && answered) {
            LOG.info(() -> "Atrium is ready at " + address
                    + (demonstration ? "  sign in as ann, bob, cho or admin, password demo" : ""));
            stop();
        } else if (++attempts == ATTEMPTS) {
            stop();
        }
        answered = answers;
    }

    private boolean answers() {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(address + "api/health/live").toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }

    @PreDestroy
    void stop() {
        asking.cancel(false);
    }
}
