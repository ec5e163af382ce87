// The last resort, where something on the way lets only short requests through: the room's log by long polling, the rest by asking
// now and then. It carries what carrier.js does, with more requests and no presence of one's own.
import { api } from './api.js';
import { isAnother } from './carrier.js';
import { Refusal } from './refusal.js';

const WAIT_S = 25;
const ANSWER_WITHIN_MS = (WAIT_S + 10) * 1000;
const PAGE = 200;
/** Between two answers with something in them: a busy room comes in handfuls, not one by one. */
const GAP_MS = 200;
const ASK_EVERY_MS = 20_000;
const UNAUTHORIZED = 101;
/** Refused for good, as Centrifugo says it. */
const CODES = new Map([[403, 103], [404, 102]]);

/** Tells `open`, `lost` ({code}) and `back`: what is pushed elsewhere is to be asked for again. */
export class LongPoll extends EventTarget {
  transport = 'long_poll';
  #request;
  #login;
  #over = new AbortController();
  #timer;

  /** @param {typeof api} [request] @param {string} [login] whose page it is */
  constructor(request = api, login = undefined) {
    super();
    this.#request = request;
    this.#login = login;
  }

  async open() {
    try {
      const { you } = await this.#ask('GET', '/rooms?limit=1');
      if (isAnother(you, this.#login)) {
        throw Object.assign(new Error('signed in as another'), { status: 401 });
      }
      if (!this.#over.signal.aborted) {
        this.#timer = setInterval(() => this.dispatchEvent(new Event('back')), ASK_EVERY_MS);
        this.dispatchEvent(new Event('open'));
      }
    } catch (failure) {
      this.#lost(failure);
    }
  }

  close() {
    clearInterval(this.#timer);
    this.#over.abort();
  }

  /** @param {string} room @param {{epoch: string, seq: number}} position @param {import('./carrier.js').Ear} ear */
  async join(room, { epoch, seq }, ear) {
    let at = { epoch, seq, begun: false };
    while (!this.#over.signal.aborted) {
      try {
        at = await this.#poll(room, at, ear);
      } catch (failure) {
        if (failure.status !== 429) {
          this.#ended(failure, ear);
          return;
        }
        await pause((failure.retryAfter ?? 1) * 1000);
      }
    }
  }

  /** @param {string} room @param {object} frame @returns {Promise<{seq?: number}>} */
  async publish(room, frame) {
    if (frame.type === 'typing') {
      return {}; // not worth a request each
    }
    try {
      const { entries } = await this.#ask('POST', `/rooms/${room}/entries?enter=false`, frame);
      return { seq: entries?.[0]?.seq };
    } catch (failure) {
      throw Refusal.ofAnswer(failure);
    }
  }

  /** What the multiplexed connection calls, by REST; nothing is pushed here, so nothing stays open. @param {string} method @param {Record<string, unknown>} data */
  async call(method, data) {
    if (method === 'search/close') {
      return {};
    }
    const parameters = Object.entries(data).filter(([name, value]) => name !== 'live' && value !== undefined);
    try {
      return await this.#ask('GET', `/${method}?${new URLSearchParams(parameters)}`);
    } catch (failure) {
      throw Refusal.ofAnswer(failure);
    }
  }

  async #poll(room, { epoch, seq, begun }, ear) {
    const page = await this.#ask('GET', `/rooms/${room}/entries?after=${seq}&limit=${PAGE}&wait=${begun ? WAIT_S : 0}&enter=false`);
    if (this.#over.signal.aborted) {
      return { epoch, seq, begun };
    }
    const recovered = page.epoch === epoch && page.seq >= seq && page.seq - seq <= PAGE;
    if (!begun || !recovered) {
      ear.begun({ recovered, epoch: page.epoch });
    }
    if (!recovered) {
      return { epoch: page.epoch, seq: page.seq, begun: true };
    }
    page.entries.forEach((entry) => ear.frame(entry));
    if (page.entries.length) {
      await pause(GAP_MS);
    }
    return { epoch, seq: page.entries.at(-1)?.seq ?? seq, begun: true };
  }

  #ended(failure, ear) {
    if (CODES.has(failure.status)) {
      ear.ended(CODES.get(failure.status));
    } else {
      this.#lost(failure);
    }
  }

  #lost({ status }) {
    if (!this.#over.signal.aborted) {
      this.close();
      this.dispatchEvent(new CustomEvent('lost', { detail: { code: status === 401 ? UNAUTHORIZED : 0 } }));
    }
  }

  async #ask(method, path, body) {
    const either = new AbortController();
    const stop = () => either.abort();
    const timer = setTimeout(stop, ANSWER_WITHIN_MS);
    this.#over.signal.addEventListener('abort', stop);
    try {
      return await this.#request(method, path, body, either.signal);
    } finally {
      clearTimeout(timer);
      this.#over.signal.removeEventListener('abort', stop);
    }
  }
}

const pause = (ms) =>
  new Promise((done) => {
    setTimeout(done, ms);
  });
