// The one connection of a tab: finds a transport that works, comes back with backoff, tries at once when the network or the person
// returns, changes to a better transport when there is one again, and knows when not to.
import { Carrier } from './carrier.js';
import { LongPoll } from './long-poll.js';
import { endAsked, endOf, isReachable, waitAskedMs, waitMs } from './policy.js';
import { Refusal } from './refusal.js';
import { BELIEVE_MS, betterThan, Transports } from './transports.js';

/** Of the reply to connect. */
const UNAUTHORIZED = 101;
/** A connection that lasts so long works; one that is lost sooner counts as a failure, and the next try comes later. */
const STEADY_MS = 2000;

/**
 * @typedef {import('./transports.js').Transport} Transport
 * @typedef {'connecting' | 'open' | 'waiting' | 'stopped'} State
 * @typedef {object} Surroundings what tests replace
 * @property {string} login whose page it is
 * @property {(transport: Transport) => Carrier | LongPoll} carrier
 * @property {Transports} transports
 * @property {() => Promise<{status: number, retryAfter?: number}>} probe HTTP status of asking to be let in, since browsers hide why a handshake failed; and after how many seconds to come again
 * @property {() => number} now
 * @property {() => number} random
 */

/**
 * Tells `state` ({state, retryAt, end, transport}), `carrier` ({carrier}: begin with it, what the one before had is over), `own` (a
 * frame of the person's channel), `told` (what is said to this connection alone) and `back` (what the person's channel tells is to be asked for: it began, or can't be pushed).
 */
export class Connection extends EventTarget {
  /** @type {State} */ #state = 'stopped';
  /** @type {Carrier | LongPoll | undefined} */ #carrier;
  /** A better one that is tried while the other carries on. @type {Carrier | LongPoll | undefined} */ #candidate;
  /** @type {Transport[]} */ #untried = [];
  /** The one that has carried since the page was loaded. @type {Transport | undefined} */ #proven;
  #around;
  #failures = 0;
  #refusals = 0;
  #timer;
  #improving;
  #steady;

  /** @param {Partial<Surroundings>} [around] */
  constructor(around = {}) {
    super();
    this.#around = {
      carrier: (transport) => (transport === 'long_poll' ? new LongPoll(undefined, around.login) : new Carrier(transport, { login: around.login })),
      transports: new Transports(), probe: async () => ({ status: 200 }), now: Date.now, random: Math.random, ...around,
    };
  }

  get state() {
    return this.#state;
  }

  /** @returns {Transport | undefined} what carries now */
  get transport() {
    return this.#state === 'open' ? this.#carrier?.transport : undefined;
  }

  start() {
    if (this.#state === 'stopped') {
      this.#search();
    }
    return this;
  }

  /** At once, where it was waiting for its next try. */
  retry() {
    if (this.#state === 'waiting') {
      this.#search();
    }
  }

  /** Drops the connection and opens another: something was missed on this one. Later, where that did not help just now. */
  again() {
    if (this.#state !== 'open') {
      return;
    }
    this.#drop();
    if (this.#failures === 0) {
      this.#failures = 1;
      this.#search();
    } else {
      this.#wait();
    }
  }

  /** The network went away under it, which the connection itself would notice much later. */
  interrupt() {
    if (this.#state === 'open' || this.#state === 'connecting') {
      this.#drop();
      this.#wait();
    }
  }

  close() {
    this.#drop();
    this.#enter('stopped');
  }

  /** @param {string} method @param {object} data @returns {Promise<Record<string, any>>} the answer; refused with a Refusal */
  async call(method, data) {
    if (this.#state !== 'open') {
      throw new Refusal({ code: 'unavailable', unknown: true });
    }
    return this.#carrier.call(method, data);
  }

  #search() {
    clearTimeout(this.#timer);
    this.#untried = this.#around.transports.order();
    this.#enter('connecting');
    this.#next();
  }

  #next() {
    const carrier = this.#around.carrier(this.#untried.shift());
    this.#carrier = carrier;
    carrier.addEventListener('open', () => this.#carrier === carrier && this.#opened(carrier));
    carrier.addEventListener('lost', ({ detail }) => this.#carrier === carrier && this.#lost(carrier.transport, detail.code));
    this.#hear(carrier);
    carrier.open();
  }

  #hear(carrier) {
    carrier.addEventListener('own', ({ detail }) => this.#carrier === carrier && this.#tell('own', detail));
    carrier.addEventListener('told', ({ detail }) => this.#carrier === carrier && this.#tell('told', detail));
    carrier.addEventListener('back', () => this.#carrier === carrier && this.#tell('back'));
  }

  #opened(carrier) {
    this.#refusals = 0;
    this.#steady = setTimeout(() => (this.#failures = 0), STEADY_MS);
    this.#proven = carrier.transport;
    this.#around.transports.found(carrier.transport);
    this.#enter('open', { transport: carrier.transport });
    this.#tell('carrier', { carrier });
    this.#tell('back');
    this.#improveLater();
  }

  async #lost(transport, code) {
    const wasOpen = this.#state === 'open';
    this.#drop();
    const end = endOf(code);
    if (wasOpen && end === undefined) {
      this.#wait();
      return;
    }
    this.#enter('connecting');
    const { status, retryAfter } = await this.#around.probe().catch(() => ({ status: 0, retryAfter: undefined }));
    if (this.#carrier || this.#state !== 'connecting') {
      return; // closed or opened anew while asking
    }
    const asked = status === 401 ? endAsked(status) : undefined;
    // Signed in by REST and not here: something on the way takes away what shows where the page is from.
    const isHindered = code === UNAUTHORIZED && transport !== 'long_poll' && status >= 200 && status < 300;
    if ((asked ?? end) && !isHindered) {
      this.#enter('stopped', { end: asked ?? end });
    } else if (isReachable(status) && this.#untried.length > 0 && !this.#deservesAnother(transport)) {
      this.#next();
    } else {
      this.#wait(retryAfter);
    }
  }

  /** What has carried before is not given up for one refusal: a server that has just started answers requests first. */
  #deservesAnother(transport) {
    return transport === this.#proven && ++this.#refusals < 2;
  }

  /** @param {number} [retryAfter] seconds, where the server says */
  #wait(retryAfter) {
    const backoff = waitMs(++this.#failures, this.#around.random);
    const ms = retryAfter ? waitAskedMs(retryAfter, this.#around.random) : backoff;
    this.#timer = setTimeout(() => this.#search(), ms);
    this.#enter('waiting', { retryAt: this.#around.now() + ms });
  }

  #improveLater() {
    clearTimeout(this.#improving);
    const better = betterThan(this.#carrier.transport);
    if (better.length > 0) {
      this.#improving = setTimeout(() => this.#improve(better), BELIEVE_MS);
    }
  }

  /** @param {Transport[]} better */
  #improve([transport, ...rest]) {
    if (transport === undefined) {
      this.#improveLater();
      return;
    }
    const candidate = this.#around.carrier(transport);
    this.#candidate = candidate;
    this.#hear(candidate);
    candidate.addEventListener('open', () => this.#candidate === candidate && this.#change(candidate));
    candidate.addEventListener('lost', ({ detail }) => {
      if (this.#carrier === candidate) {
        this.#lost(transport, detail.code);
      } else if (this.#candidate === candidate) {
        this.#improve(rest);
      }
    });
    candidate.open();
  }

  #change(candidate) {
    const before = this.#carrier;
    this.#candidate = undefined;
    this.#carrier = candidate;
    clearTimeout(this.#steady);
    before.close();
    this.#opened(candidate);
  }

  #drop() {
    clearTimeout(this.#timer);
    clearTimeout(this.#improving);
    clearTimeout(this.#steady);
    const gone = [this.#carrier, this.#candidate];
    this.#carrier = this.#candidate = undefined;
    gone.forEach((carrier) => carrier?.close());
  }

  #enter(state, detail = {}) {
    this.#state = state;
    this.#tell('state', { state, ...detail });
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
