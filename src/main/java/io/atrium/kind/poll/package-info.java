/**
 * The poll room: questions, ballots that can be trusted, and what they come to.
 *
 * <pre>
 * named    vote --> PollKind --> the log, and in the same transaction poll_vote (who, what) and poll_urn (the tally)
 * secret   vote --> PollKind --> no entry; one transaction: poll_vote (who, not what) and poll_urn (the tally, not who)
 *                                  |
 *                             TallyTeller: a question's tally, at most 4 times a second; of a secret one by the clock
 * close    by a keeper, or at the deadline (Deadlines) --> the log: the final entry holds the tallies
 * </pre>
 *
 * One vote a person and question is the primary key of {@code poll_vote}. A secret ballot does not exist as a row of its own: it is added to its
 * question's urn, one row that every vote writes anew, so neither time nor order nor id nor transaction joins a person and an answer. What an urn shows is brought
 * up to date three ballots at a time: a difference between two showings is never one person's.
 *
 * <p>Errors beside the road's: {@code already_voted} (409), {@code unknown_question}, {@code unknown_choice}, {@code too_many_choices},
 * {@code incomplete_ranking} (422), and {@code closed} (410).
 */
package io.atrium.kind.poll;
