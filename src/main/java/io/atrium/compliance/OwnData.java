package io.atrium.compliance;

import io.atrium.account.Caller;
import io.atrium.account.User;
import io.atrium.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Exports of all that is kept of a person: for themselves, or asked for by an administrator. */
@ApplicationScoped
public class OwnData {
    @Inject
    private Jobs jobs;

    @Inject
    private OwnDataReader reader;

    /** Whether administrators may have others' conversations. */
    @Inject
    @ConfigProperty(name = "atrium.compliance-direct", defaultValue = "false")
    private boolean direct;

    /** The caller's own. @throws Problem {@code conflict} while there is one under way */
    public Job ask(Caller person) {
        return jobs.begin(
                person,
                Job.What.OWN_DATA,
                person.userId(),
                wanted(person.userId(), person.login(), true),
                person.did("own_data.asked").to(person.login()));
    }

    /** By an administrator, for themselves: conversations are in it where {@code atrium.compliance-direct} says so. @throws Problem {@code not_found}, {@code conflict} */
    public Job ask(Caller administrator, String login) {
        User user = reader.user(login);
        return jobs.begin(
                administrator,
                Job.What.OWN_DATA,
                Job.ADMINISTRATORS,
                wanted(user.getId(), login, direct),
                administrator.did("own_data.asked").to(login));
    }

    private static JsonObject wanted(long userId, String login, boolean direct) {
        return Json.createObjectBuilder()
                .add("user", userId)
                .add("login", login)
                .add("direct", direct)
                .build();
    }
}
