package io.atrium.endpoint.scim;

import io.atrium.account.Caller;
import io.atrium.account.Provision;
import io.atrium.account.ProvisionedAccounts;
import io.atrium.account.ProvisionedAccounts.Account;
import io.atrium.account.ProvisionedAccounts.By;
import io.atrium.wire.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** {@code /Users}. */
@ApplicationScoped
class ScimUsers {
    @Inject
    private ProvisionedAccounts accounts;

    /** @param filter null: none. @param start from 1 */
    JsonObject list(String filter, int start, int count, String base) {
        By by = null;
        String value = null;
        if (filter != null) {
            ScimFilter asked = ScimFilter.of(filter);
            by = by(asked.attribute());
            value = asked.value();
        }
        ProvisionedAccounts.Page page = accounts.list(by, value, start - 1, count);
        List<JsonObject> some = page.accounts().stream()
                .map(account -> ScimJson.user(account, base))
                .toList();
        return ScimJson.list(some, page.total(), start);
    }

    private static By by(String attribute) {
        return switch (attribute) {
            case "username" -> By.USER_NAME;
            case "externalid" -> By.EXTERNAL_ID;
            case "emails", "emails.value" -> By.MAIL;
            case "id" -> By.ID;
            default -> throw ScimError.bad("invalidFilter", "users are found by userName, externalId, emails or id");
        };
    }

    JsonObject one(String id, String base) {
        return ScimJson.user(found(id), base);
    }

    JsonObject create(Caller by, JsonObject wanted, String base) {
        return ScimJson.user(accounts.create(by, Wanted.of(wanted).provision()), base);
    }

    JsonObject replace(Caller by, String id, ScimVersion version, JsonObject wanted, String base) {
        long known = found(id).user().getId();
        Provision whole = Wanted.of(wanted).provision();
        Account account = accounts.change(by, known, before -> {
            version.require(ScimJson.user(before, base));
            return whole;
        });
        return ScimJson.user(account, base);
    }

    JsonObject patch(Caller by, String id, ScimVersion version, JsonObject body, String base) {
        List<ScimPatch.Operation> operations = ScimPatch.of(body);
        long known = found(id).user().getId();
        Account account = accounts.change(by, known, before -> {
            version.require(ScimJson.user(before, base));
            Wanted wanted = Wanted.of(before);
            ScimPatch.apply(operations, wanted);
            return wanted.provision();
        });
        return ScimJson.user(account, base);
    }

    void delete(Caller by, String id, ScimVersion version, String base) {
        accounts.delete(by, found(id).user().getId(), before -> version.require(ScimJson.user(before, base)));
    }

    private Account found(String id) {
        return (id.matches("[1-9][0-9]{0,17}") ? accounts.find(Long.parseLong(id)) : Optional.<Account>empty())
                .orElseThrow(() -> ScimError.of(ErrorCode.NOT_FOUND.httpStatus(), "there is no such user"));
    }
}
