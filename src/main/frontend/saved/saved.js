// What the person has saved, live: the list across rooms, once it was asked for, and the numbers of those of the page's room.

const PAGE = 30;

/** @typedef {{room: string, title: string, kind: string, seq: number, from: string, name: string, at: string, saved_at: string, text: string}} Item */

/** Tells `changed` (the list), `marked` ({seq, saved}: of the page's room) and `anew` (all of them may be others). */
export class Saved extends EventTarget {
  #request;
  #room;
  /** @type {Set<number>} */ #seqs;
  /** @type {Item[]} */ #list = [];
  #next = '';
  #fetched = false;
  #asked = 0;

  /** @param {EventTarget} connection @param {typeof import('../wire/api.js').api} request @param {{room?: string, saved?: number[]}} here the page's room, as it was painted */
  constructor(connection, request, { room, saved = [] }) {
    super();
    this.#request = request;
    this.#room = room;
    this.#seqs = new Set(saved);
    connection.addEventListener('own', ({ detail }) => detail.type === 'saved' && this.#heard(detail));
    // What changed while nobody listened was not kept for us.
    connection.addEventListener('back', () => this.#renew());
  }

  /** What was saved last first. @returns {Item[]} */
  get all() {
    return this.#list;
  }

  get isFetched() {
    return this.#fetched;
  }

  get hasMore() {
    return this.#next !== '';
  }

  /** Of the page's room. @param {number} seq */
  has(seq) {
    return this.#seqs.has(seq);
  }

  /** @param {string} room @param {number} seq @param {boolean} saved */
  async set(room, seq, saved) {
    await this.#request(saved ? 'PUT' : 'DELETE', `/saved/${room}/${seq}`);
    this.#heard({ room, seq, saved });
  }

  async load() {
    const asked = ++this.#asked;
    const { saved, next } = await this.#page('');
    if (asked === this.#asked) {
      this.#took(saved, next);
    }
  }

  async more() {
    const asked = ++this.#asked;
    const { saved, next } = await this.#page(this.#next);
    if (asked === this.#asked) {
      this.#took([...this.#list, ...saved], next);
    }
  }

  #page(next) {
    return this.#request('GET', `/saved?limit=${PAGE}${next && `&next=${encodeURIComponent(next)}`}`);
  }

  #took(list, next) {
    this.#list = list;
    this.#next = next ?? '';
    this.#fetched = true;
    this.dispatchEvent(new Event('changed'));
  }

  #heard({ room, seq, saved }) {
    if (room === this.#room && this.#seqs.has(seq) !== saved) {
      saved ? this.#seqs.add(seq) : this.#seqs.delete(seq);
      this.dispatchEvent(new CustomEvent('marked', { detail: { seq, saved } }));
    }
    if (!saved) {
      this.#list = this.#list.filter((item) => item.room !== room || item.seq !== seq);
      this.dispatchEvent(new Event('changed'));
    } else if (this.#fetched) {
      this.load().catch(() => {}); // the panel asks again as it is opened
    }
  }

  async #renew() {
    this.#fetched && this.load().catch(() => {});
    if (this.#room) {
      const answer = await this.#request('GET', `/saved/${this.#room}`).catch(() => undefined); // it tells `back` again
      if (answer) {
        this.#seqs = new Set(answer.seqs);
        this.dispatchEvent(new Event('anew'));
      }
    }
  }
}
