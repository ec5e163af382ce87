// What administrators hear of all nodes: on the console's channel where the connection pushes, else by asking now and then.
const ASK_MS = 5000;
const CHANNEL = 'console';

/** Tells `begun` (from now on it is pushed), `figures` (a frame), `act` ({act}) and `away` (nothing is heard until the next figures). */
export class Watch extends EventTarget {
  #connection;
  #ask;
  #carrier;
  #timer;

  /** @param {import('../wire/connection.js').Connection} connection @param {() => Promise<object>} [ask] the figures as they are, for who wants them where nothing is pushed */
  constructor(connection, ask) {
    super();
    this.#connection = connection;
    this.#ask = ask;
  }

  /** Before the connection is started. */
  begin() {
    this.#connection.addEventListener('carrier', ({ detail }) => this.#listen(detail.carrier));
    this.#connection.addEventListener('state', ({ detail }) => detail.state !== 'open' && this.#stop());
    return this;
  }

  #listen(carrier) {
    clearTimeout(this.#timer);
    this.#carrier = carrier;
    if (carrier.watch) {
      const ifStill = (act) => (given) => this.#carrier === carrier && act(given);
      carrier.watch(CHANNEL, ifStill((frame) => this.#tell(frame)), ifStill(() => this.dispatchEvent(new Event('begun'))));
    } else if (this.#ask) {
      this.#poll(carrier);
    }
  }

  async #poll(carrier) {
    const figures = await this.#ask().catch(() => undefined);
    if (this.#carrier !== carrier) {
      return;
    }
    if (figures) {
      this.#tell(figures);
    }
    this.#timer = setTimeout(() => this.#poll(carrier), ASK_MS);
  }

  #stop() {
    clearTimeout(this.#timer);
    if (this.#carrier) {
      this.#carrier = undefined;
      this.dispatchEvent(new Event('away'));
    }
  }

  #tell(frame) {
    this.dispatchEvent(new CustomEvent(frame.type, { detail: frame }));
  }
}
