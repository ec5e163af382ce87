// The hits of a search in their order, pages and news put together: each entry once.

/**
 * @typedef {{room: string, title: string, kind: string, seq: number, type: string, from: string, name: string, at: string, text: string, marks: [number, number][]}} Hit
 * @typedef {{hits: Hit[], total: number, total_exact: boolean, next?: string, sort: 'newest' | 'best', ready: boolean, progress: number}} Answer
 */

/** @param {{room: string, seq: number}} entry */
export const keyOf = ({ room, seq }) => `${room}/${seq}`;

export class Hits {
  /** @type {Map<string, Hit>} */ #shown = new Map();
  /** What came while one was reading further below. @type {Map<string, Hit>} */ #held = new Map();
  total = 0;
  exact = true;

  /** @returns {Hit[]} */
  get all() {
    return [...this.#shown.values()];
  }

  /** How many wait to be shown. */
  get news() {
    return this.#held.size;
  }

  /** @param {Answer} answer the first page */
  begin({ hits, total, total_exact: exact }) {
    this.#shown = new Map(hits.map((hit) => [keyOf(hit), hit]));
    this.#held.clear();
    this.total = total;
    this.exact = exact;
  }

  /** @param {Answer} answer a further page @returns {Hit[]} what of it was not there yet */
  more({ hits }) {
    const fresh = hits.filter((hit) => !this.#shown.has(keyOf(hit)));
    fresh.forEach((hit) => {
      this.#held.delete(keyOf(hit));
      this.#shown.set(keyOf(hit), hit);
    });
    return fresh;
  }

  /** @param {Hit} hit new, newly matching, or changed @param {boolean} hold shown later, where it is new @returns {'shown' | 'changed' | 'held'} */
  found(hit, hold) {
    const key = keyOf(hit);
    if (this.#shown.has(key)) {
      this.#shown.set(key, hit);
      return 'changed';
    }
    this.total += this.#held.has(key) ? 0 : 1;
    if (hold) {
      this.#held.set(key, hit);
      return 'held';
    }
    this.#shown = new Map(inOrder([hit, ...this.#shown.values()]));
    return 'shown';
  }

  /** @param {{room: string, seq?: number}} entry without `seq`: all there are of that room @returns {number} how many went */
  lost({ room, seq }) {
    const keys = seq === undefined ? [...this.#shown.keys(), ...this.#held.keys()].filter((key) => key.startsWith(`${room}/`)) : [keyOf({ room, seq })];
    const gone = keys.filter((key) => this.#shown.delete(key) || this.#held.delete(key)).length;
    this.total = Math.max(0, this.total - gone);
    return gone;
  }

  /** What was held is shown from now on. */
  release() {
    this.#shown = new Map(inOrder([...this.#held.values(), ...this.#shown.values()]));
    this.#held.clear();
  }
}

/** Newest first; what is of one moment stays as it was. */
const inOrder = (hits) => [...hits].sort((a, b) => b.at.localeCompare(a.at)).map((hit) => [keyOf(hit), hit]);
