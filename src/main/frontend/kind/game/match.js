// The game as it stands: the snapshot, and what was told since.

/**
 * @typedef {'first' | 'second'} Seat
 * @typedef {{move: string, written: string, seat: Seat}} Move
 * @typedef {{game: import('./boards.js').Game, number: number, ply: number, turn: Seat | null, board: string, last: string | null, written: string | null, result: string | null, reason: string | null, first: string | null, second: string | null, draw: Seat | null, rematch: Seat | null, clock: import('./clocks.js').Clock | null, at: string | null, moves: Move[]}} State
 */

export const SEATS = /** @type {const} */ (['first', 'second']);
export const other = (seat) => (seat === 'first' ? 'second' : 'first');

export class Match {
  /** @type {State} */ now;
  #you;

  /** @param {State} snapshot @param {string} you the person's login */
  constructor(snapshot, you) {
    this.now = snapshot;
    this.#you = you;
  }

  /** @param {State} snapshot */
  become(snapshot) {
    this.now = snapshot;
  }

  /** An entry of the log. @param {{type: string, at: string} & Record<string, unknown>} entry @returns {boolean} whether the game has changed by it */
  apply(entry) {
    if (entry.type === 'move') {
      this.now.moves.push({ move: entry.move, written: entry.written, seat: entry.seat });
      return false;
    }
    if (entry.type !== 'state') {
      return false;
    }
    const { moves } = this.now;
    this.now = { ...entry, moves: entry.ply === 0 ? [] : moves };
    return true;
  }

  /** Where the person sits. @returns {Seat | undefined} */
  get seat() {
    return SEATS.find((seat) => this.now[seat] === this.#you);
  }

  get isOver() {
    return this.now.result !== null;
  }

  get isPlaying() {
    return this.seat !== undefined && this.now.turn !== null;
  }

  /** The person is to move. */
  get isTurn() {
    return this.isPlaying && this.now.turn === this.seat;
  }

  /** @param {'draw' | 'rematch'} what @returns {'own' | 'theirs' | undefined} whose offer stands */
  offer(what) {
    const seat = this.now[what];
    if (!seat) {
      return undefined;
    }
    return seat === this.seat ? 'own' : 'theirs';
  }

  /** What the person may do. @param {boolean} writes @returns {Set<string>} */
  acts(writes) {
    const acts = new Set();
    const add = (act, may) => may && acts.add(act);
    const draw = this.offer('draw');
    add('draw', this.isPlaying && !draw);
    add('agree', this.isPlaying && draw === 'theirs');
    add('decline', this.isPlaying && draw === 'theirs');
    add('resign', this.isPlaying);
    add('rematch', this.seat && this.isOver && this.offer('rematch') !== 'own');
    add('begin', writes && !this.seat && this.isOver);
    return acts;
  }
}
