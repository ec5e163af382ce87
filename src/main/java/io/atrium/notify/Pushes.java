package io.atrium.notify;

import io.atrium.account.Caller;
import io.atrium.notify.PushSubscription.Browser;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.security.GeneralSecurityException;

/** Notices while no page is open, in the browsers that a person has chosen. */
@ApplicationScoped
public class Pushes {
    @Inject
    private PushSettings settings;

    @Inject
    private PushBook book;

    /** Whether there is such a thing here. */
    public boolean isOn() {
        return settings.isOn();
    }

    /** What browsers have to know us by. @throws Problem {@code not_found} where nothing is pushed here */
    public String key() {
        requireOn();
        return settings.vapid().publicKey();
    }

    /**
     * From now on notices come to that browser too, for as long as what the caller is signed in with lasts.
     *
     * @param wanted {@code {"endpoint","keys":{"p256dh","auth"}}}, as browsers have it
     * @throws Problem {@code invalid}, field {@code endpoint} or {@code keys}
     */
    public void subscribe(Caller caller, JsonObject wanted) {
        requireOn();
        String endpoint = text(wanted, "endpoint");
        if (PushEndpoint.of(endpoint, settings.isAnywhere()).isEmpty()) {
            throw Problem.invalid("endpoint", "endpoint must be a push service's https address");
        }
        JsonObject keys = wanted.get("keys") instanceof JsonObject object ? object : JsonObject.EMPTY_JSON_OBJECT;
        Browser browser = new Browser(endpoint, text(keys, "p256dh"), text(keys, "auth"));
        requireUsable(browser);
        book.subscribe(caller, browser, NoticeStore.now());
    }

    private static void requireUsable(Browser browser) {
        try {
            Curve.publicKey(PushKey.bytes(browser.p256dh()));
            if (PushKey.bytes(browser.auth()).length == PushCipher.SECRET) {
                return;
            }
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            // told below
        }
        throw Problem.invalid("keys", "keys must have p256dh, a public key of P-256, and auth, 16 bytes, in base64url");
    }

    /** Nothing where that browser was told nothing, or not the caller's notices. */
    public void unsubscribe(Caller caller, String endpoint) {
        if (endpoint != null) {
            book.unsubscribe(caller, endpoint);
        }
    }

    private static String text(JsonObject object, String member) {
        return object.get(member) instanceof JsonString text ? text.getString() : "";
    }

    private void requireOn() {
        if (!isOn()) {
            throw Problem.of(ErrorCode.NOT_FOUND, "nothing is pushed here");
        }
    }
}
