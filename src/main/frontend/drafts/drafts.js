// What the person has begun to write in a room and in its threads, the same in all of their windows: the server keeps it. What it has not taken yet is in this
// browser's store, so that neither a closed page nor a broken connection loses it.
import { randomId } from '../wire/tabs.js';

const TELL_AFTER_MS = 1000;

/** Tells `changed` ({thread, text}): written in another window. */
export class Drafts extends EventTarget {
  #room;
  #prefix;
  #request;
  /** So that a page does not hear itself. */ #page = randomId();
  /** As the server has them, by the message that is answered; 0: none. @type {Map<number, string>} */ #told;
  /** Not told yet. @type {Map<number, string>} */ #untold = new Map();
  #timer;
  #telling = false;

  /**
   * @param {string} room @param {string} login @param {EventTarget} connection @param {typeof import('../wire/api.js').api} request
   * @param {{thread: number, text: string}[]} kept as the page was painted with
   */
  constructor(room, login, connection, request, kept) {
    super();
    this.#room = room;
    this.#prefix = `atrium.draft.${login}.${room}`;
    this.#request = request;
    this.#told = new Map(kept.map(({ thread, text }) => [thread, text]));
    connection.addEventListener('own', ({ detail }) => detail.type === 'draft' && detail.room === room && detail.page !== this.#page && this.#heard(detail));
    connection.addEventListener('back', () => this.#renew());
    globalThis.addEventListener?.('pagehide', () => this.#tellAll());
  }

  /** What to go on with. @param {number} thread @returns {string} */
  of(thread) {
    const left = read(this.#key(thread));
    if (left !== null && !this.#untold.has(thread)) {
      this.write(thread, left); // a page that is gone could not tell it
    }
    return this.#untold.get(thread) ?? this.#told.get(thread) ?? '';
  }

  /** @param {number} thread @param {string} text empty: sent, or thought better of */
  write(thread, text) {
    this.#untold.set(thread, text);
    keep(this.#key(thread), text);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tellAll(), text === '' ? 0 : TELL_AFTER_MS);
  }

  /** One after the other: an older text must not come last. */
  async #tellAll() {
    clearTimeout(this.#timer);
    if (this.#telling) {
      return;
    }
    this.#telling = true;
    let reached = true;
    while (reached && this.#untold.size > 0) {
      const [[thread, text]] = this.#untold;
      reached = await this.#tell(thread, text);
    }
    this.#telling = false;
  }

  /** @returns {Promise<boolean>} whether the server was reached; what it refuses stays in this browser alone */
  async #tell(thread, text) {
    try {
      await this.#request('PUT', `/drafts/${this.#room}`, { thread, text, page: this.#page });
      this.#told.set(thread, text);
      if (this.#untold.get(thread) === text) {
        forget(this.#key(thread));
      }
    } catch ({ status }) {
      if (!(status >= 400 && status < 500)) {
        return false; // until the connection is back, or more is written
      }
    }
    if (this.#untold.get(thread) === text) {
      this.#untold.delete(thread);
    }
    return true;
  }

  #heard({ thread, text }) {
    this.#told.set(thread, text);
    if (!this.#untold.has(thread)) {
      this.dispatchEvent(new CustomEvent('changed', { detail: { thread, text } }));
    }
  }

  /** What was written elsewhere while nobody listened. */
  async #renew() {
    this.#tellAll();
    const answer = await this.#request('GET', `/drafts/${this.#room}`).catch(() => undefined); // it tells `back` again
    if (answer) {
      const now = new Map(answer.drafts.map(({ thread, text }) => [thread, text]));
      const threads = new Set([...now.keys(), ...this.#told.keys()]);
      threads.forEach((thread) => this.#told.get(thread) !== (now.get(thread) ?? '') && this.#heard({ thread, text: now.get(thread) ?? '' }));
    }
  }

  #key(thread) {
    return thread ? `${this.#prefix}.${thread}` : this.#prefix;
  }
}

function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key, text) {
  try {
    localStorage.setItem(key, text);
  } catch {
    // Without a store the server alone keeps it.
  }
}

function forget(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // It was not kept there either.
  }
}
