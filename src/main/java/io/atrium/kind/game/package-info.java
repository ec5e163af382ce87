/**
 * The game room: a board, two seats, a referee, and whoever watches.
 *
 * <pre>
 * sit, move, …  --> GameKind --> Referee --> the log, and in the same transaction game_match (Match: seats, board, clocks)
 *                                   |            the frame's own entry, then the state it led to
 * a flag falls, a player leaves --> Flags --> the log: a state that says so
 * </pre>
 *
 * {@link io.atrium.kind.game.Rules} and {@link io.atrium.kind.game.Position} know a game and nobody who plays it; {@link io.atrium.kind.game.Match} knows the
 * players and their clocks, and no game's rules. {@link io.atrium.kind.game.Scoresheet} is what the log comes to, for the snapshot.
 *
 * <p>Errors beside the road's: {@code illegal_move} (422), {@code not_seated} (403), {@code not_your_turn}, {@code not_started}, {@code not_over},
 * {@code seat_taken}, {@code already_offered}, {@code no_offer} (409), {@code too_late} and {@code game_over} (410).
 */
package io.atrium.kind.game;
