// What this tab wants said and the log has not confirmed. One frame is on its way at a time, so that order holds; each keeps its
// ref through retries, reconnects and reloads, so that it is stored once.

const RETRYABLE = new Set(['unavailable', 'rate_limited']);
const RETRY_AFTER_S = 2;
/** No answer for that long: the connection is dead, whatever it says. */
const ACK_TIMEOUT_MS = 10_000;

/**
 * @typedef {'waiting' | 'sent' | 'delayed' | 'acked' | 'failed'} SendState
 * @typedef {{ref: string, frame: Record<string, unknown>, at: string, state: SendState, error?: {code: string, detail?: string}}} Send
 */

/** Tells `change` ({send}) and `gone` ({send, entry}: confirmed by the log, or discarded where there is no entry) and `stalled`. */
export class Sends extends EventTarget {
  /** @type {Map<string, Send>} */ #sends = new Map();
  #transmit;
  #store;
  #key;
  #timer;
  #watch;

  /**
   * @param {(frame: object) => boolean} transmit false where there is no connection
   * @param {Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>} store
   * @param {string} key
   */
  constructor(transmit, store, key) {
    super();
    this.#transmit = transmit;
    this.#store = store;
    this.#key = key;
    for (const send of restore(store, key)) {
      this.#sends.set(send.ref, send);
    }
  }

  /** @returns {Send[]} in the order they were given */
  all() {
    return [...this.#sends.values()];
  }

  /** @param {Record<string, unknown>} frame @returns {Send} */
  add(frame, at = new Date()) {
    const send = { ref: randomRef(), frame, at: at.toISOString(), state: /** @type {SendState} */ ('waiting') };
    this.#sends.set(send.ref, send);
    this.#changed(send);
    this.#next();
    return send;
  }

  /** A frame that can't go as it is, kept for the person to decide. @param {Record<string, unknown>} frame @param {string} code */
  addFailed(frame, code, at = new Date()) {
    const send = { ref: randomRef(), frame, at: at.toISOString(), state: /** @type {SendState} */ ('failed'), error: { code } };
    this.#sends.set(send.ref, send);
    this.#changed(send);
    return send;
  }

  /** The connection is there, and what it had missed has been told. */
  connected() {
    this.#resume();
  }

  /** What was on its way may or may not have arrived: it will be sent again under its ref. */
  disconnected() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#each((send) => send.state === 'sent' || send.state === 'delayed', 'waiting');
  }

  /** @param {{ref: string}} ack @param {boolean} [shown] its entry was told before, without our knowing that it is this one */
  acked({ ref }, shown = false) {
    const send = this.#sends.get(ref);
    if (send && shown) {
      this.#remove(send);
      this.#next();
    } else if (send && send.state !== 'acked') {
      this.#set(send, 'acked');
      this.#next();
    }
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

  /** @param {{ref?: string, code: string, detail?: string, retry_after?: number}} error */
  refused(error) {
    const send = error.ref === undefined ? this.all().find(({ state }) => state === 'sent') : this.#sends.get(error.ref);
    if (!send || send.state === 'acked') {
      return;
    }
    if (RETRYABLE.has(error.code)) {
      this.#set(send, 'delayed');
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#resume(), (error.retry_after ?? RETRY_AFTER_S) * 1000);
    } else {
      send.error = { code: error.code, detail: error.detail };
      this.#set(send, 'failed');
      this.#next();
    }
  }

  /** @param {string} ref */
  retry(ref) {
    const send = this.#sends.get(ref);
    if (send?.state === 'failed') {
      delete send.error;
      this.#set(send, 'waiting');
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

  #resume() {
    this.#timer = undefined;
    this.#each((send) => send.state === 'delayed', 'waiting');
    this.#next();
  }

  #next() {
    const pending = this.all();
    if (this.#timer !== undefined || pending.some(({ state }) => state === 'sent')) {
      return;
    }
    const first = pending.find(({ state }) => state === 'waiting');
    if (first && this.#transmit({ ...first.frame, ref: first.ref })) {
      this.#set(first, 'sent');
      this.#awaitAck(first);
    }
  }

  #awaitAck(send) {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => send.state === 'sent' && this.dispatchEvent(new CustomEvent('stalled')), ACK_TIMEOUT_MS);
  }

  #each(which, state) {
    this.all().filter(which).forEach((send) => this.#set(send, state));
  }

  #set(send, state) {
    send.state = state;
    this.#changed(send);
  }

  #changed(send) {
    this.#save();
    this.dispatchEvent(new CustomEvent('change', { detail: { send } }));
  }

  #remove(send, entry) {
    this.#sends.delete(send.ref);
    this.#save();
    this.dispatchEvent(new CustomEvent('gone', { detail: { send, entry } }));
  }

  #save() {
    try {
      if (this.#sends.size) {
        this.#store.setItem(this.#key, JSON.stringify(this.all()));
      } else {
        this.#store.removeItem(this.#key);
      }
    } catch {
      // A full or forbidden store costs the reload's safety, not the message.
    }
  }
}

/** @returns {Send[]} what a tab before its reload had not confirmed */
function restore(store, key) {
  try {
    const sends = JSON.parse(store.getItem(key) ?? '[]');
    return sends.map((send) => (send.state === 'failed' ? send : { ...send, state: 'waiting' }));
  } catch {
    return [];
  }
}

function randomRef() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(36).padStart(2, '0')).join('');
}
