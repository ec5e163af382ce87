// One search, asked for as one types, over the page's connection: the newest question's answer wins, and what is found later is told.
// Where the server can't be reached it asks again by itself once it can.

/** Between the last key and the question. */
export const PAUSE_MS = 120;
/** Too fast, or the index can't be read just now. */
export const TROUBLED_MS = 3000;
/** A page that opens, or a blip, is over before anybody has read that the server is away. */
export const PATIENCE_MS = 1500;
/** As many as the server gives at once. */
const MOST = 100;
const PASSES = new Set(['unavailable', 'rate_limited']);
/** The index is being built: what is found grows. */
export const BUILDING_MS = 2000;

/** @typedef {{q: string, tz?: string, room?: string, sort?: 'newest' | 'best', limit?: number}} Question */
/** @typedef {import('./hits.js').Answer} Answer @typedef {import('./hits.js').Hit} Hit */

/**
 * Tells `asking`, `answer` ({question, ...Answer}), `more` (Answer), `found` ({hit}), `lost` ({room, seq}), `idle` (there is no
 * question) and `trouble` ({code, detail}; `unavailable`: it goes on by itself).
 */
export class Searching extends EventTarget {
  #connection;
  #live;
  /** @type {Question | undefined} */ #question;
  #asked = 0;
  #asking = false;
  #paging = false;
  /** Something was told while the answer was on its way: nobody knows of which question it is. */ #missed = false;
  /** @type {string | undefined} */ #next;
  /** So many are shown: asked for again, they are all there again. */ #shown = 0;
  #timer;
  #patience;

  /** @param {import('../wire/connection.js').Connection} connection @param {string} live its name on the connection */
  constructor(connection, live) {
    super();
    this.#connection = connection;
    this.#live = live;
    connection.addEventListener('told', ({ detail }) => detail.live === live && this.#told(detail));
    connection.addEventListener('back', () => this.again());
  }

  get question() {
    return this.#question;
  }

  /** Whether there is a further page. */
  get hasMore() {
    return this.#next !== undefined;
  }

  /** @param {Question} question @param {number} [pause] */
  ask(question, pause = PAUSE_MS) {
    this.#shown = 0;
    this.#question = question;
    this.#later(pause);
  }

  #later(pause) {
    this.#asked++;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), pause);
  }

  /** The same question anew, at once. */
  again() {
    if (this.#question) {
      this.#later(0);
    }
  }

  /** A further page. */
  async more() {
    const next = this.#next;
    const asked = this.#asked;
    if (next === undefined || this.#asking || this.#paging) {
      return;
    }
    this.#paging = true;
    try {
      const answer = await this.#connection.call('search', { ...this.#question, next });
      if (asked === this.#asked) {
        this.#next = answer.next ?? undefined;
        this.#shown += answer.hits.length;
        this.#tell('more', answer);
      }
    } catch (refusal) {
      asked === this.#asked && this.#tell('trouble', refusal);
    } finally {
      this.#paging = false;
    }
  }

  /** Nobody looks any more. */
  close() {
    clearTimeout(this.#timer);
    this.#calm();
    this.#asked++;
    this.#next = undefined;
    if (this.#question) {
      this.#question = undefined;
      this.#connection.call('search/close', { live: this.#live }).catch(() => {}); // it ends with its connection
    }
    this.#tell('idle');
  }

  async #ask() {
    const question = this.#question;
    const asked = ++this.#asked;
    this.#asking = true;
    this.#missed = false;
    this.#tell('asking');
    try {
      const answer = await this.#connection.call('search', { ...question, ...this.#asMany, live: this.#live });
      if (asked === this.#asked) {
        this.#answered(question, answer);
      }
    } catch (refusal) {
      if (asked === this.#asked) {
        this.#refused(refusal);
      }
    }
  }

  get #asMany() {
    const limit = Math.min(MOST, this.#shown);
    return limit > (this.#question.limit ?? 0) ? { limit } : {};
  }

  #answered(question, answer) {
    this.#asking = false;
    this.#calm();
    this.#shown = answer.hits.length;
    this.#next = answer.next ?? undefined;
    this.#tell('answer', { ...answer, question });
    if (this.#missed || answer.ready === false) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#ask(), this.#missed ? PAUSE_MS : BUILDING_MS);
    }
  }

  #refused(refusal) {
    this.#asking = false;
    this.#next = undefined;
    if (refusal.unknown) {
      this.#patience ??= setTimeout(() => this.#tell('trouble', refusal), PATIENCE_MS);
    } else {
      this.#calm();
      this.#tell('trouble', refusal);
    }
    if (PASSES.has(refusal.code)) {
      this.#timer = setTimeout(() => this.#ask(), TROUBLED_MS);
    }
  }

  /** The server has answered. */
  #calm() {
    clearTimeout(this.#patience);
    this.#patience = undefined;
  }

  #told({ type, hit, room, seq }) {
    if (!this.#question) {
      return;
    }
    if (this.#asking) {
      this.#missed = true;
    } else if (type === 'found') {
      this.#tell('found', { hit });
    } else if (type === 'lost') {
      this.#tell('lost', { room, seq });
    }
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
