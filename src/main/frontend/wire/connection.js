// One WebSocket that comes back: waits with backoff, tries at once when the network or the person returns, and knows when not to.
import { codeOf, verdict, waitMs } from './policy.js';

/** A handshake that takes longer is given up. */
const HANDSHAKE_TIMEOUT_MS = 10_000;

/**
 * @typedef {'connecting' | 'open' | 'waiting' | 'stopped'} State
 * @typedef {object} Surroundings what tests replace
 * @property {(url: string) => WebSocket} open
 * @property {() => Promise<number>} probe HTTP status of asking for the same thing, since browsers hide why a handshake failed
 * @property {() => number} now
 * @property {() => number} random
 */

/** Tells `state` ({state, retryAt, code}) and `frame` (the parsed object). */
export class Connection extends EventTarget {
  /** @type {State} */ #state = 'stopped';
  /** @type {WebSocket | undefined} */ #socket;
  #url;
  #around;
  #failures = 0;
  #timer;
  #handshake;

  /** @param {() => string} url asked before each try @param {Partial<Surroundings>} [around] */
  constructor(url, around = {}) {
    super();
    this.#url = url;
    this.#around = { open: (to) => new WebSocket(to), probe: async () => 200, now: Date.now, random: Math.random, ...around };
  }

  get state() {
    return this.#state;
  }

  start() {
    if (this.#state === 'stopped') {
      this.#connect();
    }
    return this;
  }

  /** At once, where it was waiting for its next try. */
  retry() {
    if (this.#state === 'waiting') {
      this.#connect();
    }
  }

  /** Drops the connection and opens another: something was missed on this one. */
  again() {
    this.#drop();
    this.#connect();
  }

  /** The network went away under it, which the socket itself would notice minutes later. */
  interrupt() {
    if (this.#state === 'open' || this.#state === 'connecting') {
      this.#drop();
      this.#wait(1006);
    }
  }

  /** @param {object} frame @returns {boolean} whether it went out */
  send(frame) {
    if (this.#state !== 'open') {
      return false;
    }
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  close() {
    this.#drop();
    this.#enter('stopped');
  }

  #connect() {
    clearTimeout(this.#timer);
    this.#enter('connecting');
    const socket = this.#around.open(this.#url());
    this.#socket = socket;
    let opened = false;
    this.#handshake = setTimeout(() => this.#lost(socket, 1006, opened), HANDSHAKE_TIMEOUT_MS);
    socket.onopen = () => {
      opened = true;
      clearTimeout(this.#handshake);
    };
    socket.onmessage = ({ data }) => this.#receive(socket, data);
    socket.onclose = ({ code }) => this.#lost(socket, code, opened);
  }

  #receive(socket, data) {
    if (socket !== this.#socket) {
      return;
    }
    const frame = JSON.parse(data);
    if (this.#state !== 'open') {
      this.#failures = 0;
      this.#enter('open');
    }
    this.dispatchEvent(new CustomEvent('frame', { detail: frame }));
  }

  async #lost(socket, code, opened) {
    if (socket !== this.#socket) {
      return;
    }
    this.#drop();
    const why = opened ? code : (codeOf(await this.#around.probe().catch(() => 0)) ?? code);
    if (this.#socket || this.#state === 'stopped') {
      return; // closed or opened anew while asking
    }
    if (verdict(why) === 'reconnect') {
      this.#wait(why);
    } else {
      this.#enter('stopped', { code: why });
    }
  }

  #wait(code) {
    const ms = waitMs(++this.#failures, this.#around.random);
    this.#timer = setTimeout(() => this.#connect(), ms);
    this.#enter('waiting', { retryAt: this.#around.now() + ms, code });
  }

  #drop() {
    clearTimeout(this.#timer);
    clearTimeout(this.#handshake);
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }
  }

  #enter(state, detail = {}) {
    this.#state = state;
    this.dispatchEvent(new CustomEvent('state', { detail: { state, ...detail } }));
  }
}

/** Tries at once when the network is back or the person looks again. @param {Connection} connection */
export function retryOnReturn(connection) {
  const retry = () => document.visibilityState === 'visible' && connection.retry();
  window.addEventListener('offline', () => connection.interrupt());
  window.addEventListener('online', retry);
  window.addEventListener('pageshow', retry);
  document.addEventListener('visibilitychange', retry);
}

/** @param {string} path of this origin */
export function socketUrl(path) {
  return new URL(path, location.href.replace(/^http/, 'ws')).href;
}
