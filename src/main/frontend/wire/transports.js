// The ways to the server, best first, and the one this tab found to work: a network that lets no WebSocket through is not asked
// again on every page.

/** @typedef {'websocket' | 'http_stream' | 'sse' | 'long_poll'} Transport */

/** @type {Transport[]} */
export const TRANSPORTS = ['websocket', 'http_stream', 'sse', 'long_poll'];
const KEY = 'atrium.transport';
/** After that the better ones get another chance. */
export const BELIEVE_MS = 5 * 60_000;

/** @param {Transport} transport @returns {Transport[]} */
export const betterThan = (transport) => TRANSPORTS.slice(0, TRANSPORTS.indexOf(transport));

export class Transports {
  #store;
  #now;

  /** @param {Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>} [store] of the tab @param {() => number} [now] */
  constructor(store = tabStore(), now = Date.now) {
    this.#store = store;
    this.#now = now;
  }

  /** In which order to try: from the remembered one on, the better ones after it, the last resort last. @returns {Transport[]} */
  order() {
    const found = this.#remembered();
    if (!TRANSPORTS.includes(found)) {
      return [...TRANSPORTS];
    }
    return [found, ...TRANSPORTS.filter((transport) => transport !== found)];
  }

  /** @param {Transport} transport it works */
  found(transport) {
    try {
      if (transport === TRANSPORTS[0]) {
        this.#store?.removeItem(KEY);
      } else if (transport !== this.#remembered()) {
        this.#store?.setItem(KEY, JSON.stringify({ transport, at: this.#now() }));
      }
    } catch {
      // Found anew on every page, then.
    }
  }

  #remembered() {
    try {
      const { transport, at } = JSON.parse(this.#store?.getItem(KEY) ?? '{}');
      return Math.abs(this.#now() - at) < BELIEVE_MS ? transport : undefined;
    } catch {
      return undefined;
    }
  }
}

function tabStore() {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}
