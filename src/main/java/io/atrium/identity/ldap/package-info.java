/** Signing in with a directory (LDAP), and doing what it says of those who have. */
package io.atrium.identity.ldap;
