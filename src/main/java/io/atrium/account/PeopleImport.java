package io.atrium.account;

import io.atrium.account.ImportPlan.Outcome;
import io.atrium.account.ImportPlan.Step;
import io.atrium.account.PeopleTable.Row;
import io.atrium.wire.Csv;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Brings in a table of people: who is not there is made, with a password of Atrium's, who is there is given the name, role and mail of the table. Nobody is disabled
 * by not being in it.
 */
@ApplicationScoped
public class PeopleImport {
    public static final int MOST_ROWS = 10_000;
    public static final int MOST_BYTES = 4 * 1024 * 1024;

    @Inject
    private ImportBook book;

    @Inject
    private Passwords passwords;

    /** What would happen; nothing does. @throws Problem {@code too_large}, {@code malformed}, {@code invalid} for the table as a whole */
    public ImportPlan plan(String table) throws IOException {
        List<Row> rows = PeopleTable.read(table, MOST_ROWS);
        Map<String, User> present =
                book.users(rows.stream().map(row -> row.cell("login")).toList());
        Set<String> seen = new HashSet<>();
        List<Step> steps = new ArrayList<>(rows.size());
        for (Row row : rows) {
            steps.add(step(row, present.get(row.cell("login")), seen));
        }
        return new ImportPlan(List.copyOf(steps));
    }

    /**
     * Carries it out, all of it or nothing.
     *
     * @return the new passwords by login, kept nowhere
     * @throws Problem {@code invalid} where a row is refused; {@code conflict} where the accounts have changed since
     */
    public Map<String, String> carryOut(Caller by, ImportPlan plan) {
        if (!plan.isPossible()) {
            throw Problem.invalid("table", plan.count(Outcome.REFUSE) + " rows are refused");
        }
        // Before the transaction, which the database would not leave open for as long.
        Map<String, String> made = new LinkedHashMap<>();
        Map<NewAccount, String> hashes = new LinkedHashMap<>();
        for (NewAccount account : plan.of(Outcome.CREATE)) {
            String password = Secret.password();
            made.put(account.login(), password);
            hashes.put(account, passwords.hashOfGenerated(password));
        }
        try {
            book.write(by, hashes, plan.of(Outcome.CHANGE));
        } catch (Problem refused) {
            throw refused;
        } catch (RuntimeException takenMeanwhile) {
            throw Problem.of(ErrorCode.CONFLICT, "the accounts have changed meanwhile; look at the preview again");
        }
        return made;
    }

    private static Step step(Row row, User present, Set<String> seen) {
        String login = row.cell("login");
        try {
            NewAccount wanted = wanted(row, present).checked();
            if (!seen.add(login)) {
                throw Problem.invalid("login", "the login is in the table twice");
            }
            if (login.equals(Accounts.RESERVED)) {
                throw Problem.invalid("login", "the login is Atrium's own");
            }
            if (present == null) {
                requireNoFormula(wanted.name());
                return new Step(row.line(), login, Outcome.CREATE, null, wanted);
            }
            String changes = changes(present, wanted);
            return changes.isEmpty()
                    ? new Step(row.line(), login, Outcome.SAME, null, wanted)
                    : new Step(row.line(), login, Outcome.CHANGE, changes, wanted);
        } catch (Problem refused) {
            return new Step(row.line(), login, Outcome.REFUSE, refused.getMessage(), null);
        }
    }

    /** A column that is missing, or a role that is blank, leaves what is there. */
    private static NewAccount wanted(Row row, User present) {
        Role role = present == null ? Role.MEMBER : present.getRole();
        String mail = present == null ? null : present.getMail();
        return new NewAccount(
                row.cell("login"),
                row.cell("name"),
                row.has("mail") ? row.cell("mail") : mail,
                row.cell("role").isEmpty() ? role : Role.of(row.cell("role")));
    }

    private static String changes(User present, NewAccount wanted) {
        StringJoiner changes = new StringJoiner(", ");
        if (!wanted.name().equals(present.getName())) {
            requireNoFormula(wanted.name());
            changes.add(present.getName() + " → " + wanted.name());
        }
        if (wanted.role() != present.getRole()) {
            changes.add(present.getRole().word() + " → " + wanted.role().word());
        }
        if (!Objects.equals(wanted.mail(), present.getMail())) {
            changes.add(Objects.toString(present.getMail(), "–") + " → " + Objects.toString(wanted.mail(), "–"));
        }
        return changes.toString();
    }

    /** Names go on into other people's spreadsheets. */
    private static void requireNoFormula(String name) {
        if (Csv.isFormula(name)) {
            throw Problem.invalid("name", "a name can't begin with = + - @");
        }
    }
}
