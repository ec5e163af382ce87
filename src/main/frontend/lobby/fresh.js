// The whole list of a person's rooms, asked for whenever something may have been missed, until it is had.

const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 60_000;

export class Fresh {
  #rooms;
  #ask;
  #asking = false;
  #asked = false;
  #failures = 0;
  #timer;

  /**
   * @param {EventTarget} connection @param {import('./rooms.js').Rooms} rooms
   * @param {(next: string) => Promise<{rooms: import('./rooms.js').Room[], next?: string | number | null}>} ask for a page of them
   */
  constructor(connection, rooms, ask) {
    this.#rooms = rooms;
    this.#ask = ask;
    connection.addEventListener('back', () => this.refresh());
    connection.addEventListener('state', ({ detail }) => detail.state !== 'open' && clearTimeout(this.#timer)); // it tells `back` when it is
  }

  /** One at a time: an older answer must not come last. */
  async refresh() {
    clearTimeout(this.#timer);
    this.#asked = true;
    if (this.#asking) {
      return;
    }
    this.#asking = true;
    while (this.#asked) {
      this.#asked = false;
      await this.#once();
    }
    this.#asking = false;
  }

  async #once() {
    try {
      this.#rooms.listen();
      this.#rooms.replace(await this.#all());
      this.#failures = 0;
    } catch {
      const ms = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#failures++);
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.refresh(), ms);
    }
  }

  async #all() {
    const all = [];
    let next = '';
    do {
      const page = await this.#ask(next);
      all.push(...page.rooms);
      next = page.next ? String(page.next) : '';
    } while (next);
    return all;
  }
}
