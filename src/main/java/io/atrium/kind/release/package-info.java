/**
 * The release room: a console for what is being shipped. Atrium runs no commands; a build server or a script says how its stages fare, and what they print.
 *
 * <pre>
 * release, stage, log, approve, reject --> ReleaseKind (what a frame must look like)
 *                                              |
 *                                            Ledger (what may follow what, in the entry's transaction)
 *                                              |                       |
 *               release_current, release_run, release_stage     release_part (which entry holds which lines)
 *                                              |                       |
 *                          Console (memory, each commit)          ReleaseStore --> views: lines, search, errors, raw
 * </pre>
 *
 * A {@code Console} is what a room's log comes to: the newest release with its stages, and those before it. It can be made from the log at any time. Errors
 * are the road's: {@code invalid}, {@code unknown_type}, {@code forbidden}, {@code conflict}.
 */
package io.atrium.kind.release;
