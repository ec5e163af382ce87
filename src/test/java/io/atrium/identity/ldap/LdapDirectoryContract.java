package io.atrium.identity.ldap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atrium.testing.PeopleDirectory;
import io.atrium.testing.Proxy;
import io.atrium.wire.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

/** What {@link LdapDirectory} asks of a directory, whichever it is, over StartTLS. */
abstract class LdapDirectoryContract {
    abstract int port();

    /** Of who vouches for its certificate. */
    abstract Path authority();

    @Test
    void who_shows_login_and_password_is_who_the_entry_says() {
        LdapPerson lin = directory(Map.of()).authenticate("lin", "lin's own").orElseThrow();
        assertEquals("uid=lin,ou=people,dc=example", lin.dn());
        assertEquals("lin", lin.login());
        assertEquals("Lin Wei", lin.name());
        assertEquals("lin@example.com", lin.mail());
        assertEquals(Set.of("atrium-admins"), lin.groups());
        assertFalse(lin.disabled());
        assertTrue(lin.subject().matches("[0-9a-f-]{36}"), lin.subject());
        assertEquals(lin, bySubject(directory(Map.of()), lin.subject()).orElseThrow());
        assertTrue(bySubject(directory(Map.of()), "00000000-0000-0000-0000-000000000000")
                .isEmpty());
    }

    @Test
    void nothing_else_lets_anybody_in() {
        LdapDirectory directory = directory(Map.of());
        for (String login : List.of("*", "l*n", "lin)(uid=*", "lin)(|(uid=*", "nobody", "", "\\6cin", "lin\u0000")) {
            assertTrue(directory.authenticate(login, "lin's own").isEmpty(), login);
        }
        assertTrue(directory.authenticate("lin", "wrong").isEmpty());
        assertTrue(directory.authenticate("lin", "").isEmpty());
        assertTrue(directory.authenticate("lin", "raj's own").isEmpty());
    }

    @Test
    void who_is_disabled_there_or_does_not_fit_the_filter_is_not_let_in() {
        assertTrue(directory(Map.of("disabled", "(mail=lin@*)"))
                .authenticate("lin", "lin's own")
                .isEmpty());
        assertTrue(directory(Map.of("disabled", "(mail=pia@*)"))
                .authenticate("lin", "lin's own")
                .isPresent());
        assertTrue(directory(Map.of("filter", "(mail=pia@*)"))
                .authenticate("lin", "lin's own")
                .isEmpty());
    }

    @Test
    void an_entry_without_what_stays_goes_by_its_name() {
        LdapDirectory directory = directory(Map.of("id", "employeeNumber"));
        LdapPerson lin = directory.authenticate("lin", "lin's own").orElseThrow();
        assertEquals("dn:uid=lin,ou=people,dc=example", lin.subject());
        assertEquals(lin, bySubject(directory, lin.subject()).orElseThrow());
        assertTrue(bySubject(directory, "dn:uid=gone,ou=people,dc=example").isEmpty());
    }

    @Test
    void a_directory_that_is_not_as_the_settings_say_is_away_and_nobody_gone() {
        away(directory(Map.of("bind-password", "wrong")));
        away(directory(Map.of("base", "ou=nowhere,dc=example")));
        away(directory(Map.of("base", "ou=nowhere,dc=example", "id", "employeeNumber")));
    }

    @Test
    void a_name_to_bind_with_needs_its_password() {
        IllegalArgumentException wrong =
                assertThrows(IllegalArgumentException.class, () -> directory(Map.of("bind-password", "")));
        assertTrue(wrong.getMessage().startsWith("ATRIUM_LDAP_BIND_PASSWORD"), wrong.getMessage());
    }

    @Test
    void one_of_whom_nothing_can_be_told_does_not_make_the_directory_away() {
        directory(Map.of()).ask(questions -> {
            assertThrows(IllegalStateException.class, () -> questions.bySubject("dn:no name"));
            assertTrue(questions.bySubject("dn:uid=gone,ou=people,dc=example").isEmpty());
        });
    }

    @Test
    void a_certificate_that_nobody_vouches_for_ends_it() {
        Map<String, String> settings = new HashMap<>(settings());
        settings.remove("ca");
        away(new LdapDirectory(LdapSettings.of(config(settings))));
    }

    @Test
    void one_that_falls_silent_is_left() {
        try (Proxy way = Proxy.before(port())) {
            LdapDirectory directory = directory(Map.of("url", "ldap://localhost:" + way.port(), "timeout", "1"));
            assertTrue(directory.authenticate("lin", "lin's own").isPresent());
            way.swallow();
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> away(directory));
        }
    }

    private void away(LdapDirectory directory) {
        Problem problem = assertThrows(Problem.class, () -> directory.authenticate("lin", "lin's own"));
        assertEquals("directory_unavailable", problem.wireName());
        problem = assertThrows(Problem.class, () -> bySubject(directory, "dn:uid=lin,ou=people,dc=example"));
        assertEquals("directory_unavailable", problem.wireName());
    }

    private static Optional<LdapPerson> bySubject(LdapDirectory directory, String subject) {
        List<Optional<LdapPerson>> found = new ArrayList<>();
        directory.ask(questions -> found.add(questions.bySubject(subject)));
        return found.get(0);
    }

    /** @param changed settings, otherwise than this directory needs them */
    LdapDirectory directory(Map<String, String> changed) {
        Map<String, String> settings = new HashMap<>(settings());
        settings.putAll(changed);
        return new LdapDirectory(LdapSettings.of(config(settings)));
    }

    private Map<String, String> settings() {
        return Map.of(
                "url",
                "ldap://localhost:" + port(),
                "ca",
                authority().toString(),
                "bind-dn",
                PeopleDirectory.SEARCHER,
                "bind-password",
                PeopleDirectory.PASSWORD,
                "base",
                "ou=people," + PeopleDirectory.BASE,
                "group-base",
                "ou=groups," + PeopleDirectory.BASE);
    }

    private static Config config(Map<String, String> settings) {
        return (Config) java.lang.reflect.Proxy.newProxyInstance(
                LdapDirectoryContract.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) -> {
                    String value = settings.get(arguments[0].toString().replace("atrium.ldap.", ""));
                    return Optional.ofNullable(value)
                            .map(text -> arguments[1] == Integer.class ? (Object) Integer.valueOf(text) : text);
                });
    }
}
