package io.atrium.compliance;

import io.atrium.account.Caller;
import io.atrium.account.User;
import io.atrium.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

/** Exports of all that is kept of a person: for themselves, or asked for by an administrator. */
@ApplicationScoped
public class OwnData {
    @Inject
    private Jobs jobs;

    @Inject
    private OwnDataReader reader;

    /** The caller's own. @throws Problem {@code conflict} while there is one under way */
    public Job ask(Caller person) {
        return jobs.begin(
                person,
                Job.What.OWN_DATA,
                person.userId(),
                wanted(person.userId(), person.login()),
                person.did("own_data.asked").to(person.login()));
    }

    /** By an administrator, for themselves. @throws Problem {@code not_found}, {@code conflict} */
    public Job ask(Caller administrator, String login) {
        User user = reader.user(login);
        return jobs.begin(
                administrator,
                Job.What.OWN_DATA,
                Job.ADMINISTRATORS,
                wanted(user.getId(), login),
                administrator.did("own_data.asked").to(login));
    }

    private static JsonObject wanted(long userId, String login) {
        return Json.createObjectBuilder()
                .add("user", userId)
                .add("login", login)
                .build();
    }
}
