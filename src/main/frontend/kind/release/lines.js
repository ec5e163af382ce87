// The lines that are here, in pages; what is looked at and is not here is asked for, a few pages at a time and the newest wish first.

const PAGE = 200;
const MOST_PAGES = 150;
const AT_ONCE = 2;
const AGAIN_MS = 2000;

/** @typedef {{text: string, at: string, error: boolean}} Line */

export class Lines {
  #ask;
  #changed;
  /** Oldest use first. @type {Map<string, Map<number, Line>>} */ #pages = new Map();
  /** @type {Set<string>} */ #underWay = new Set();
  /** Not asked for again at once: the server may be away, or have nothing there. @type {Set<string>} */ #resting = new Set();
  /** @type {{stage: string, page: number}[]} */ #wanted = [];
  /** Answers of a release before are not put in. */ #life = 0;

  /**
   * @param {(stage: string, from: number, limit: number) => Promise<{parts: {first: number, at: string, lines: string[], errors: number[]}[]}>} ask
   * @param {(failed: boolean) => void} changed something came, or could not be had for now
   */
  constructor(ask, changed) {
    this.#ask = ask;
    this.#changed = changed;
  }

  /** @param {string} stage @param {number} line @returns {Line | undefined} */
  get(stage, line) {
    return this.#pages.get(key(stage, pageOf(line)))?.get(line);
  }

  /** @param {string} stage @param {{first: number, at: string, lines: string[], errors?: number[]}} part */
  put(stage, { first, at, lines, errors = [] }) {
    const marked = new Set(errors);
    lines.forEach((text, i) => this.#page(stage, pageOf(first + i)).set(first + i, { text, at, error: marked.has(i) }));
    this.#forget();
  }

  /** What is in sight, in place of what was before. @param {{stage: string, line: number}[]} places */
  want(places) {
    const missing = new Map();
    places.filter(({ stage, line }) => line > 0 && !this.get(stage, line)).forEach(({ stage, line }) => missing.set(key(stage, pageOf(line)), { stage, page: pageOf(line) }));
    this.#wanted = [...missing].filter(([name]) => !this.#underWay.has(name) && !this.#resting.has(name)).map(([, wish]) => wish);
    this.#next();
  }

  /** Another release is shown. */
  clear() {
    this.#life++;
    this.#pages.clear();
    this.#underWay.clear();
    this.#resting.clear();
    this.#wanted = [];
  }

  #next() {
    const free = Math.max(0, AT_ONCE - this.#underWay.size);
    this.#wanted.splice(0, free).forEach((wish) => this.#load(wish));
  }

  async #load({ stage, page }) {
    const life = this.#life;
    const name = key(stage, page);
    this.#underWay.add(name);
    const answer = await this.#ask(stage, page * PAGE + 1, PAGE).catch(() => undefined);
    if (life !== this.#life) {
      return;
    }
    this.#underWay.delete(name);
    answer?.parts.forEach((part) => this.put(stage, part));
    if ((this.#pages.get(name)?.size ?? 0) < PAGE) {
      this.#rest(name, life);
    }
    this.#changed(answer === undefined);
    this.#next();
  }

  #rest(name, life) {
    this.#resting.add(name);
    setTimeout(() => {
      if (life === this.#life) {
        this.#resting.delete(name);
        this.#changed(false);
      }
    }, AGAIN_MS);
  }

  #page(stage, page) {
    const name = key(stage, page);
    const lines = this.#pages.get(name) ?? new Map();
    this.#pages.delete(name);
    this.#pages.set(name, lines);
    return lines;
  }

  #forget() {
    const surplus = Math.max(0, this.#pages.size - MOST_PAGES);
    [...this.#pages.keys()].slice(0, surplus).forEach((name) => this.#pages.delete(name));
  }
}

const pageOf = (line) => Math.floor((line - 1) / PAGE);
const key = (stage, page) => `${page} ${stage}`;
