package io.atrium.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atrium.account.Outsider;
import io.atrium.account.Role;
import io.atrium.room.MemberRole;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class GroupRulesTest {
    @Test
    void groups_are_compared_without_case_and_the_highest_role_counts() {
        GroupRules rules = rules("Admins, wheel", "dev=builds, Ops = builds:moderator, a=b=ops:reader");
        assertEquals(Role.ADMINISTRATOR, rules.role(List.of("admins")));
        assertEquals(Role.MEMBER, rules.role(List.of("dev")));
        assertEquals(
                Map.of("builds", MemberRole.MODERATOR, "ops", MemberRole.READER),
                rules.rooms(List.of("DEV", "ops", "a=b", "unknown")));
        assertEquals(Map.of(), rules.rooms(List.of()));
    }

    @Test
    void where_no_group_administrates_roles_are_not_told_outside() {
        assertNull(rules(null, null).role(List.of("admins")));
    }

    @Test
    void who_was_made_a_guest_stays_one_unless_they_administrate() {
        GroupRules rules = rules("admins", null);
        assertEquals(Role.GUEST, rules.role(List.of("dev"), Role.GUEST));
        assertEquals(Role.ADMINISTRATOR, rules.role(List.of("admins"), Role.GUEST));
        assertEquals(Role.MEMBER, rules.role(List.of("dev"), Role.ADMINISTRATOR));
        assertNull(rules(null, null).role(List.of("dev"), Role.GUEST));
    }

    @Test
    void what_makes_no_sense_is_named() {
        for (String rooms : List.of("dev", "=builds", "dev=No Room", "dev=builds:king")) {
            IllegalArgumentException wrong =
                    assertThrows(IllegalArgumentException.class, () -> rules(null, rooms), rooms);
            assertEquals("ATRIUM_LDAP_ROOMS", wrong.getMessage().split(" ")[0]);
        }
    }

    @Test
    void groups_outside_are_groups_of_people_here() {
        GroupRules rules = rules(Map.of("atrium.ldap.people", "Night Shift = night-shift, dev=builders"));
        assertEquals(
                List.of(new GroupRules.Likeness("night shift", "Night Shift", "night-shift")),
                rules.people(List.of("NIGHT SHIFT", "unknown")));
        IllegalArgumentException wrong = assertThrows(
                IllegalArgumentException.class, () -> rules(Map.of("atrium.ldap.people", "dev=No Handle")));
        assertEquals("ATRIUM_LDAP_PEOPLE", wrong.getMessage().split(" ")[0]);
    }

    @Test
    void a_login_outside_is_written_as_one_here() {
        assertEquals("ann-lee", Outsider.loginOf(" Ann.Lee@example.com "));
        assertEquals("", Outsider.loginOf("@"));
        assertEquals("", Outsider.loginOf("x".repeat(65)));
    }

    private static GroupRules rules(String administrators, String rooms) {
        Map<String, String> settings = new HashMap<>();
        settings.put("atrium.ldap.administrators", administrators);
        settings.put("atrium.ldap.rooms", rooms);
        return rules(settings);
    }

    private static GroupRules rules(Map<String, String> settings) {
        Config config = (Config) Proxy.newProxyInstance(
                GroupRulesTest.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) -> Optional.ofNullable(settings.get(arguments[0].toString())));
        return GroupRules.of(config, "atrium.ldap");
    }
}
