package io.atrium.identity.ldap;

import java.util.Set;

/**
 * Somebody's entry.
 *
 * @param subject what stays when the entry is renamed
 * @param mail null: none
 * @param disabled whether the directory says that the account is
 * @param groups names
 */
record LdapPerson(
        String dn, String subject, String login, String name, String mail, boolean disabled, Set<String> groups) {}
