// What this tab wants said and the log has not confirmed. One frame is on its way at a time, so that order holds; each keeps its
// ref through retries, reconnects and reloads, so that it is stored once.
import { randomId } from './tabs.js';

const RETRYABLE = new Set(['unavailable', 'rate_limited']);
const RETRY_AFTER_S = 2;
/** The log has told an acked entry by then, if it will: else it had done so before, to the page that was here before a reload. */
const TOLD_WITHIN_MS = 2000;
/** The default of ATRIUM_MAX_FRAME, and the least it may be. */
const USUAL_BYTES = 65_536;
const LEAST_BYTES = 1024;
/** What a door wraps around a frame. */
const AROUND_BYTES = 512;
/** A frame that may be too large and took the connection along so often is held to be the reason, whatever the browser was told. */
const MOST_CUTS = 3;

/**
 * @typedef {'waiting' | 'sent' | 'delayed' | 'acked' | 'failed'} SendState
 * @typedef {{ref: string, frame: Record<string, unknown>, at: string, state: SendState, delayed?: boolean, cuts?: number, error?: {code: string, detail?: string, most?: number}}} Send
 */

/** Tells `change` ({send}), `gone` ({send, entry}: confirmed by the log, or discarded where there is no entry) and `stalled`. */
export class Sends extends EventTarget {
  /** @type {Map<string, Send>} */ #sends = new Map();
  #transmit;
  #store;
  #shows;
  #most;
  /** Why nothing can be sent any more. @type {{code: string} | undefined} */ #over;
  #restored = false;
  #connected = false;
  #tries = 0;
  #timer;

  /**
   * @param {(frame: object) => Promise<{seq?: number}> | undefined} transmit undefined where there is no connection; refused with a Refusal
   * @param {Pick<import('./send-store.js').SendStore, 'takeOver' | 'save' | 'remove' | 'lasting' | 'addEventListener'>} store
   * @param {(sent: {ref: string, seq?: number}) => boolean} shows whether the page shows that entry already
   * @param {number} [most] bytes of a frame, as the server was set when it made the page
   */
  constructor(transmit, store, shows, most = USUAL_BYTES) {
    super();
    this.#transmit = transmit;
    this.#store = store;
    this.#shows = shows;
    this.#most = most;
    store.addEventListener('lasting', () => this.all().forEach((send) => this.#tell(send)));
    this.#takeOver();
  }

  /** Whether what is unsent outlives the page. */
  get lasting() {
    return this.#store.lasting;
  }

  /** @returns {Send[]} in the order they were given */
  all() {
    return [...this.#sends.values()];
  }

  /** @param {Record<string, unknown>} frame @returns {Send} */
  add(frame, at = new Date()) {
    const send = { ref: randomId(), frame, at: at.toISOString(), state: /** @type {SendState} */ ('waiting') };
    this.#sends.set(send.ref, send);
    this.#judge(send);
    this.#store.save(send);
    this.#tell(send);
    this.#next();
    return send;
  }

  /** Nothing can be sent here any more: what waits is kept for the person to decide. @param {string} code */
  giveUp(code) {
    this.#over = { code };
    this.#judgeAll(this.all());
  }

  /** The connection is there, and what it had missed has been told: an acked entry among it, unless it was shown before. */
  connected() {
    this.#connected = true;
    this.all().filter(({ state }) => state === 'acked').forEach((send) => this.#remove(send));
    this.#resume();
    this.#takeOver();
  }

  /** What was on its way may or may not have arrived: it will be sent again under its ref. */
  disconnected() {
    this.#connected = false;
    this.#tries++;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.all().filter(({ state }) => state === 'sent').forEach((send) => this.#cut(send));
    this.#each((send) => send.state === 'delayed', 'waiting');
  }

  /** An entry of the log; where it is one of these, it takes its place. @param {{ref?: string}} entry @returns {boolean} */
  confirmed(entry) {
    const send = entry.ref === undefined ? undefined : this.#sends.get(entry.ref);
    if (!send) {
      return false;
    }
    this.#remove(send, entry);
    this.#next();
    return true;
  }

  /** @param {string} ref */
  retry(ref) {
    const send = this.#sends.get(ref);
    if (send?.state === 'failed') {
      delete send.error;
      delete send.cuts;
      send.state = 'waiting';
      this.#judge(send);
      this.#tell(send);
      this.#store.save(send);
      this.#next();
    }
  }

  /** @param {string} ref */
  discard(ref) {
    const send = this.#sends.get(ref);
    if (send) {
      this.#remove(send);
    }
  }

  /** What can't go as it is fails before it is tried: a frame that is too large costs the connection. */
  #judge(send) {
    const error = this.#over ?? (bytesOf(send) + AROUND_BYTES > this.#most ? { code: 'too_large', most: this.#most } : undefined);
    if (error && send.state === 'waiting') {
      send.state = 'failed';
      send.error = error;
    }
    return send.state === 'failed';
  }

  #judgeAll(sends) {
    sends.filter((send) => send.state === 'waiting' && this.#judge(send)).forEach((send) => {
      this.#store.save(send);
      this.#tell(send);
    });
  }

  /** It was on its way, and nobody knows. */
  #cut(send) {
    send.cuts = (send.cuts ?? 0) + 1;
    if (send.cuts >= MOST_CUTS && bytesOf(send) > LEAST_BYTES) {
      this.#fail(send, { code: 'unanswered' });
    } else {
      this.#set(send, 'waiting');
    }
  }

  #fail(send, error) {
    send.error = error;
    this.#set(send, 'failed');
    this.#store.save(send);
  }

  async #takeOver() {
    const left = (await this.#store.takeOver()).filter(({ ref }) => !this.#sends.has(ref));
    left.filter((send) => this.#shows(send)).forEach(({ ref }) => this.#store.remove(ref));
    const taken = left.filter((send) => !this.#shows(send));
    // What a page before this one left goes first; what another tab left, last.
    this.#sends = new Map([...(this.#restored ? this.all() : []), ...taken, ...this.all()].map((send) => [send.ref, send]));
    this.#restored = true;
    taken.forEach((send) => this.#tell(send));
    this.#judgeAll(taken);
    this.#next();
  }

  #resume() {
    this.#timer = undefined;
    this.#each((send) => send.state === 'delayed', 'waiting');
    this.#next();
  }

  #next() {
    if (!this.#restored || this.#timer !== undefined || this.all().some(({ state }) => state === 'sent')) {
      return;
    }
    const send = this.all().find(({ state }) => state === 'waiting');
    const answer = send && this.#transmit({ ...send.frame, ref: send.ref });
    if (answer) {
      const tried = ++this.#tries;
      this.#set(send, 'sent');
      answer.then((ack) => this.#acked(send, ack), (refusal) => this.#refused(send, refusal, tried === this.#tries));
    }
  }

  #acked(send, { seq }) {
    if (!this.#sends.has(send.ref) || send.state === 'acked') {
      return;
    }
    this.#store.remove(send.ref);
    if (this.#shows({ ref: send.ref, seq })) {
      this.#remove(send);
    } else {
      this.#set(send, 'acked');
      setTimeout(() => this.#connected && this.#sends.get(send.ref) === send && this.#remove(send), TOLD_WITHIN_MS);
    }
    this.#next();
  }

  /** @param {Send} send @param {import('./refusal.js').Refusal} refusal */
  #refused(send, { code, detail, retryAfter, unknown }, current) {
    // The connection that a frame was too large for is gone by the time that is told.
    const late = code === 'too_large' && send.state === 'waiting' && this.#sends.has(send.ref);
    if (!late && !(current && send.state === 'sent')) {
      return;
    }
    if (unknown || code === 'unauthenticated') {
      // Whether the session is over the connection finds out; what was written waits for whoever signs in.
      this.#cut(send);
      this.dispatchEvent(new CustomEvent('stalled'));
    } else if (RETRYABLE.has(code)) {
      send.delayed = true; // also while it is tried again: it does not look as if it had been said
      this.#set(send, 'delayed');
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#resume(), (retryAfter ?? RETRY_AFTER_S) * 1000);
    } else {
      this.#fail(send, { code, detail });
      this.#next();
    }
  }

  #each(which, state) {
    this.all().filter(which).forEach((send) => this.#set(send, state));
  }

  #set(send, state) {
    send.state = state;
    this.#tell(send);
  }

  #tell(send) {
    this.dispatchEvent(new CustomEvent('change', { detail: { send } }));
  }

  #remove(send, entry) {
    this.#sends.delete(send.ref);
    this.#store.remove(send.ref);
    this.dispatchEvent(new CustomEvent('gone', { detail: { send, entry } }));
  }
}

/** @param {Send} send */
const bytesOf = ({ frame, ref }) => new TextEncoder().encode(JSON.stringify({ ...frame, ref })).length;
