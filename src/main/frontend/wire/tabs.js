// The pages of this browser, among themselves: what one has left unsent another takes over only once it is gone.
// By asking, not by a lock: the Web Locks API is not there without TLS, where many an intranet lives.

/** A page that is awake answers within milliseconds; one that sleeps is not hurt, since a ref is stored once. */
const ANSWER_MS = 250;

export class Tabs {
  /** This page, for as long as it lives: a reload is another. */
  id = randomId();
  /** @type {BroadcastChannel | undefined} */ #channel;
  /** @type {Set<string> | undefined} */ #present;

  /** @param {() => BroadcastChannel} [open] */
  constructor(open = () => new BroadcastChannel('atrium.tabs')) {
    try {
      this.#channel = open();
      this.#channel.onmessage = ({ data }) => this.#hear(data);
    } catch {
      // A browser that keeps its pages apart: each is alone.
    }
  }

  /** The ids of the other pages that are open. @returns {Promise<Set<string>>} */
  async present() {
    this.#present = new Set();
    this.#channel?.postMessage({ ask: true });
    await new Promise((done) => {
      setTimeout(done, ANSWER_MS);
    });
    return this.#present;
  }

  close() {
    this.#channel?.close();
  }

  #hear({ ask, here }) {
    if (ask) {
      this.#channel.postMessage({ here: this.id });
    } else {
      this.#present?.add(here);
    }
  }
}

/** Letters and figures that nobody else comes up with; crypto.randomUUID is not there without TLS. */
export function randomId() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(36).padStart(2, '0')).join('');
}
