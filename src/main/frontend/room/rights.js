// What one may do in the room, live: by role, and what holds one back for a while. Tells `changed`.

/**
 * @typedef {{why: 'muted' | 'locked' | 'archived', until?: string | null, by?: string, reason?: string}} Held
 * @typedef {{rights: string[], held: Held | null, locked: boolean, slow: number}} Told as the welcome, the frame `rights` and REST have it
 */

/** setTimeout takes no more. */
const LONGEST_MS = 2 ** 31 - 1;

export class Rights extends EventTarget {
  /** @type {Told} */ #told;
  #timer;

  /** @param {Told} told */
  constructor(told) {
    super();
    this.hear(told);
  }

  /** @param {Told} told */
  hear({ rights, held, locked, slow }) {
    this.#told = { rights, held, locked, slow };
    clearTimeout(this.#timer);
    if (this.held?.until) {
      const left = Date.parse(held.until) - Date.now();
      this.#timer = setTimeout(() => this.dispatchEvent(new Event('changed')), Math.min(left, LONGEST_MS));
    }
    this.dispatchEvent(new Event('changed'));
  }

  /** What keeps one from writing now. @returns {Held | null} */
  get held() {
    const { held } = this.#told;
    return held?.until && Date.parse(held.until) <= Date.now() ? null : held;
  }

  get locked() {
    return this.#told.locked;
  }

  /** Seconds between two messages of one's own; 0: as one likes. */
  get slow() {
    return this.#told.slow;
  }

  /** @param {'read' | 'write' | 'moderate' | 'manage'} right by role */
  has(right) {
    return this.#told.rights.includes(right);
  }
}
