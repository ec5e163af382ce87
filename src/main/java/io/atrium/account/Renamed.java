package io.atrium.account;

/** Somebody goes by another login from now on. Fired after the commit. */
public record Renamed(long userId, String from, String to, String name) {}
