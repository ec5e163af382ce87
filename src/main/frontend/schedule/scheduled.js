// What the person has left for later, live: asked for once the connection is there, then as their own channel tells.

/** @typedef {{id: number, what: 'send' | 'remind', room: string, at: string, frame?: {message?: string, thread?: number, files?: string[]}, files?: {id: string, name: string}[], text?: string, seq?: number, failure?: string}} Scheduled */

/** Tells `changed`. */
export class Schedule extends EventTarget {
  #ask;
  /** @type {Map<number, Scheduled>} */ #all = new Map();
  /** What was told while the list was on its way, which may be older; null: gone. @type {Map<number, Scheduled | null> | undefined} */ #meanwhile;

  /** @param {EventTarget} connection @param {(method: string, path: string, body?: unknown) => Promise<any>} ask */
  constructor(connection, ask) {
    super();
    this.#ask = ask;
    connection.addEventListener('back', () => this.refresh());
    connection.addEventListener('own', ({ detail }) => this.#told(detail));
  }

  /** The next first. @returns {Scheduled[]} */
  get all() {
    return [...this.#all.values()].sort((a, b) => a.at.localeCompare(b.at) || a.id - b.id);
  }

  async refresh() {
    this.#meanwhile = new Map();
    const { scheduled } = await this.#ask('GET', '/scheduled').catch(() => ({})); // asked for again after the next break
    const meanwhile = this.#meanwhile;
    this.#meanwhile = undefined;
    if (scheduled) {
      this.#all = new Map(scheduled.map((one) => [one.id, one]));
      meanwhile.forEach((one, id) => (one ? this.#all.set(id, one) : this.#all.delete(id)));
      this.dispatchEvent(new Event('changed'));
    }
  }

  /** @param {string} room @param {object} frame @param {Date} at @returns {Promise<Scheduled>} */
  send(room, frame, at) {
    return this.#ask('POST', '/scheduled', { what: 'send', room, frame, at: at.toISOString() });
  }

  /** @param {string} room @param {number} seq @param {Date} at @returns {Promise<Scheduled>} */
  remind(room, seq, at) {
    return this.#ask('POST', '/scheduled', { what: 'remind', room, seq, at: at.toISOString() });
  }

  /** @param {number} id */
  remove(id) {
    return this.#ask('DELETE', `/scheduled/${id}`);
  }

  #told({ type, scheduled, id }) {
    if (type === 'scheduled') {
      this.#put(scheduled.id, scheduled);
    } else if (type === 'scheduled_gone') {
      this.#put(id, null);
    }
  }

  #put(id, one) {
    this.#meanwhile?.set(id, one);
    one ? this.#all.set(id, one) : this.#all.delete(id);
    this.dispatchEvent(new Event('changed'));
  }
}
