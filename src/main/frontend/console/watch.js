// What administrators hear of all nodes: on the console's channel where the connection pushes, else by asking now and then.
const ASK_MS = 5000;
const CHANNEL = 'console';

/** Tells `figures` (a frame), `act` ({act}) and `away` (nothing is heard until the next figures). */
export class Watch extends EventTarget {
  #connection;
  #ask;
  #carrier;
  #timer;

  /** @param {import('../wire/connection.js').Connection} connection @param {() => Promise<object>} ask the figures as they are */
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
      carrier.watch(CHANNEL, (frame) => this.#carrier === carrier && this.#tell(frame));
    } else {
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
