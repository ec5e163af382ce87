package io.atrium.imports;

/**
 * Somebody as the archive knows them.
 *
 * @param id there
 * @param login there, as it stands
 * @param name as they are called; may be empty
 * @param mail may be empty
 * @param disabled they are not there any more
 */
record Person(String id, String login, String name, String mail, boolean guest, boolean disabled) {}
