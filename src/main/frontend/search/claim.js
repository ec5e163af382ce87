// What all pages of this browser are told at once, one of them shows: the one that is looked at, else whichever is first.
// By a note in the browser's store, not by a lock: the Web Locks API is not there without TLS.

const KEY = 'atrium.shown';
const REMEMBERED = 50;
/** The same after that is told anew. */
const LASTS_MS = 60_000;
/** A page that is looked at, one that can be seen, one that can't. */
const PATIENCE_MS = { looked: 0, seen: 120, hidden: 400 };
/** So that pages which are alike don't come at the same moment. */
const SPREAD_MS = 80;

/** @typedef {keyof typeof PATIENCE_MS} Sight */

export class Claim {
  #store;
  #sight;
  #random;
  #now;

  /** @param {Pick<Storage, 'getItem' | 'setItem'>} [store] @param {() => Sight} [sight] @param {() => number} [random] @param {() => number} [now] */
  constructor(store = localStorage, sight = sightOfPage, random = Math.random, now = Date.now) {
    this.#store = store;
    this.#sight = sight;
    this.#random = random;
    this.#now = now;
  }

  /** @param {string} what @returns {Promise<boolean>} whether it is this page's to show */
  async first(what) {
    await pause(PATIENCE_MS[this.#sight()] + this.#random() * SPREAD_MS);
    const shown = this.#shown();
    if (shown.some((one) => one.what === what)) {
      return false;
    }
    try {
      this.#store.setItem(KEY, JSON.stringify([...shown, { what, at: this.#now() }].slice(-REMEMBERED)));
    } catch {
      // A browser that keeps nothing: rather twice than never.
    }
    return true;
  }

  /** @returns {{what: string, at: number}[]} */
  #shown() {
    try {
      return (JSON.parse(this.#store.getItem(KEY)) ?? []).filter(({ at }) => Math.abs(this.#now() - at) < LASTS_MS);
    } catch {
      return [];
    }
  }
}

/** @returns {Sight} */
const sightOfPage = () => (document.hasFocus() ? 'looked' : document.visibilityState === 'visible' ? 'seen' : 'hidden');

const pause = (ms) =>
  new Promise((done) => {
    setTimeout(done, ms);
  });
