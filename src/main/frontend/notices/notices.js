// The person's notices, live: how many are unread, by room, and those that were fetched, the newest first.

const PAGE = 30;

/**
 * @typedef {{id: number, what: string, room: string, title: string, kind: string, seq: number, from: string, to: string, name: string, at: string, text: string,
 *   about: string | null, read: boolean}} Notice
 * Tells `changed`, and `came` ({notice, quiet}).
 */
export class Notices extends EventTarget {
  #request;
  /** @type {Record<string, number>} */ #rooms;
  /** @type {Notice[]} */ #list = [];
  #next = '';
  #fetched = false;
  #asked = 0;
  /** Frames that have changed what is known. */ #told = 0;

  /** @param {EventTarget} connection @param {typeof import('../wire/api.js').api} request @param {Record<string, number>} rooms unread ones, as the page was painted with */
  constructor(connection, request, rooms) {
    super();
    this.#request = request;
    this.#rooms = rooms;
    // Everything anew: what came while nobody listened was not kept for us.
    connection.addEventListener('back', () => this.load().catch(() => {})); // it tells `back` again
    connection.addEventListener('own', ({ detail }) => this.#heard(detail));
  }

  /** The newest first. @returns {Notice[]} */
  get all() {
    return this.#list;
  }

  /** Whether the newest have been asked for. */
  get isFetched() {
    return this.#fetched;
  }

  get hasMore() {
    return this.#next !== '';
  }

  get unread() {
    return Object.values(this.#rooms).reduce((sum, n) => sum + n, 0);
  }

  /** @param {string} room */
  unreadIn(room) {
    return this.#rooms[room] ?? 0;
  }

  /** The rooms of which some are unread. */
  get rooms() {
    return Object.keys(this.#rooms);
  }

  /** The newest, in place of those there are. */
  async load() {
    const page = await this.#page('');
    if (page) {
      this.#list = page.notices;
      this.#took(page);
    }
  }

  async more() {
    const page = await this.#page(this.#next);
    if (page) {
      const known = new Set(this.#list.map(({ id }) => id));
      this.#list = [...this.#list, ...page.notices.filter(({ id }) => !known.has(id))];
      this.#took(page);
    }
  }

  /** @param {string} room @param {number} seq up to there; 0: what is about the room itself */
  read(room, seq) {
    return this.#request('POST', '/notices/read', { room, seq });
  }

  /** One that is about no room. @param {number} id */
  readOne(id) {
    return this.#request('POST', '/notices/read', { id });
  }

  readAll() {
    return this.#request('POST', '/notices/read', { all: true });
  }

  /** Asked again where something was told meanwhile: the answer may be from before it. */
  async #page(next) {
    const asked = ++this.#asked;
    let page;
    let told;
    do {
      told = this.#told;
      page = await this.#request('GET', `/notices?limit=${PAGE}${next && `&next=${encodeURIComponent(next)}`}`);
    } while (told !== this.#told && asked === this.#asked);
    return asked === this.#asked ? page : undefined;
  }

  #took({ next, rooms }) {
    this.#next = next ?? '';
    this.#rooms = rooms;
    this.#fetched = true;
    this.dispatchEvent(new Event('changed'));
  }

  #heard(frame) {
    if (frame.type === 'notice') {
      this.#told++;
      this.#came(frame);
    } else if (frame.type === 'notices_read') {
      this.#told++;
      this.#wereRead(frame);
    }
  }

  #came({ notice, quiet = false }) {
    if (this.#list.some(({ id }) => id === notice.id)) {
      return; // the list that was fetched meanwhile has it, and counts it
    }
    this.#rooms = { ...this.#rooms, [notice.room]: this.unreadIn(notice.room) + 1 };
    this.#list = [notice, ...this.#list];
    this.dispatchEvent(new Event('changed'));
    this.dispatchEvent(new CustomEvent('came', { detail: { notice, quiet } }));
  }

  #wereRead({ room, seq, id, all, rooms }) {
    this.#rooms = rooms;
    this.#list = this.#list.map((notice) => (all || notice.id === id || (notice.room === room && notice.seq <= seq) ? { ...notice, read: true } : notice));
    this.dispatchEvent(new Event('changed'));
  }
}
