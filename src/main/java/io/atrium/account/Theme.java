package io.atrium.account;

/** Light, dark, or as the system of the person says. */
public enum Theme {
    SYSTEM,
    LIGHT,
    DARK
}
