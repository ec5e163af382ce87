package io.atrium.command;

import io.atrium.account.ResealedSecrets;
import jakarta.enterprise.context.ApplicationScoped;

/** By which calls of registered commands are signed. */
@ApplicationScoped
class CommandSecrets extends ResealedSecrets {
    @Override
    protected String entity() {
        return "Command";
    }

    @Override
    protected String purpose(long id) {
        return Command.purpose(id);
    }
}
