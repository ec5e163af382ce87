// Looks for a text in the whole log, which the server has: stage by stage, a page of places at a time, until there are enough.

const PAGE = 500;
const ENOUGH = 2000;

/** @typedef {{stage: string, line: number}} Place */

/** Tells `change`: more was found, or another place is the current one. */
export class Search extends EventTarget {
  /** @type {Place[]} */ places = [];
  /** Whether all of the log was looked at. */ done = true;
  wanted = '';
  /** Of `places`; -1: none was gone to yet. */ at = -1;
  #ask;
  #life = 0;

  /** @param {(stage: string, wanted: string, from: number, limit: number) => Promise<{hits: {line: number}[], next: number | null}>} ask */
  constructor(ask) {
    super();
    this.#ask = ask;
  }

  /** @param {string} wanted empty: nothing any more @param {string[]} stages in the order they are gone through */
  async look(wanted, stages) {
    const life = ++this.#life;
    Object.assign(this, { places: [], wanted, at: -1, done: wanted === '' });
    this.#tell();
    for (const stage of wanted === '' ? [] : stages) {
      await this.#through(stage, life);
    }
    if (life === this.#life && !this.done) {
      this.done = this.places.length < ENOUGH;
      this.#tell();
    }
  }

  async #through(stage, life) {
    let from = 1;
    while (from !== null && life === this.#life && this.places.length < ENOUGH) {
      const { hits, next } = await this.#ask(stage, this.wanted, from, PAGE).catch(() => ({ hits: [], next: null }));
      if (life === this.#life) {
        this.places.push(...hits.map(({ line }) => ({ stage, line })));
        this.#tell();
      }
      from = next !== null && next > from ? next : null; // on, never round
    }
  }

  /** The next place, or the one before; round at the ends. @param {1 | -1} by @returns {Place | undefined} */
  step(by) {
    const n = this.places.length;
    if (n === 0) {
      return undefined;
    }
    this.at = this.at < 0 && by < 0 ? n - 1 : (this.at + by + n) % n;
    this.#tell();
    return this.places[this.at];
  }

  #tell() {
    this.dispatchEvent(new Event('change'));
  }
}
