package io.atrium.account;

/** What a user may do beyond the rooms they are in. Container roles carry the same names. */
public enum Role {
    MEMBER,
    ADMINISTRATOR
}
