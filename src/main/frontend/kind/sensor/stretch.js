// The stretch of time that is looked at: one that ends now and goes along, or one that was chosen and stays.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
export const RANGES = { '15min': 15 * MINUTE, '1h': HOUR, '24h': DAY, '7d': 7 * DAY, '30d': 30 * DAY };
const SHORTEST = MINUTE;
const LONGEST = 400 * DAY;
/** How far a key or a button goes. */
const STEP = 0.25;
const ZOOM = 2;

export class Stretch {
  length = RANGES['1h'];
  /** Where it ends; undefined: now. @type {number | undefined} */ #end;
  #clock;

  /** @param {() => number} [clock] */
  constructor(clock = Date.now) {
    this.#clock = clock;
  }

  get live() {
    return this.#end === undefined;
  }

  get to() {
    return this.#end ?? this.#clock();
  }

  get from() {
    return this.to - this.length;
  }

  /** Which of the ranges it is; undefined: none. */
  get range() {
    return Object.keys(RANGES).find((name) => RANGES[name] === this.length);
  }

  /** @param {keyof RANGES} range */
  choose(range) {
    this.length = RANGES[range];
  }

  /** By so much of its length; past now it is live again. @param {number} share negative: earlier */
  move(share) {
    const end = this.to + share * this.length;
    this.#end = end >= this.#clock() ? undefined : end;
  }

  earlier() {
    this.move(-STEP);
  }

  later() {
    this.move(STEP);
  }

  /** @param {number} factor above 1: out @param {number} [at] the share of the width that stays where it is */
  zoom(factor, at = 1) {
    const length = Math.min(LONGEST, Math.max(SHORTEST, this.length * factor));
    const pivot = this.from + at * this.length;
    const end = pivot + (1 - at) * length;
    if (!this.live || at < 1) {
      this.#end = end >= this.#clock() ? undefined : end;
    }
    this.length = length;
  }

  in() {
    this.zoom(1 / ZOOM, this.live ? 1 : 0.5);
  }

  out() {
    this.zoom(ZOOM, this.live ? 1 : 0.5);
  }

  /** A moment in its middle; none: along with the time again. @param {number} [at] */
  around(at) {
    const end = at === undefined ? Infinity : at + this.length / 2;
    this.#end = end >= this.#clock() ? undefined : end;
  }

  /** Goes along with the time again. */
  follow() {
    this.#end = undefined;
  }

  /** Stays where it is. */
  stay() {
    this.#end = this.to;
  }
}
