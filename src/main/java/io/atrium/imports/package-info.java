/**
 * History from elsewhere: an archive of Slack or Mattermost becomes people, rooms and what was said in them.
 *
 * <pre>
 *  POST, page --> Imports --> Folder: the archive as it came
 *                                |
 *  Round, a node at a time --> Checking --> Source (Archive, Lines, Elements) --> Plan, Spool, Report
 *                                |  an administrator says go
 *                              Working --> ImportBook: people, rooms, a few hundred messages a transaction,
 *                                          and in it how far it has come
 * </pre>
 *
 * What an archive says is trusted with nothing: its names are no paths, its sizes are no sizes, and its links are not followed.
 */
package io.atrium.imports;
