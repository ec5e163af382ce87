package io.atrium.hook;

import io.atrium.account.ResealedSecrets;
import jakarta.enterprise.context.ApplicationScoped;

/** By which deliveries of outgoing webhooks are signed. */
@ApplicationScoped
class OutgoingSecrets extends ResealedSecrets {
    @Override
    protected String entity() {
        return "Outgoing";
    }

    @Override
    protected String purpose(long id) {
        return Outgoing.purpose(id);
    }
}
