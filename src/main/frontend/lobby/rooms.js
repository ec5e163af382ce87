// The rooms the person knows of, live: what their own channel tells, merged into what the page painted. Tells `changed` ({room}), `gone` ({name})
// and `listed`, when what is not known of by now is painted no longer rightly.

const MOST_COUNTED = 99;

/**
 * @typedef {{name: string, title?: string, kind?: string, visibility?: string, locked?: boolean, archived?: boolean, member?: boolean, role?: string | null, seq: number, said_seq?: number, counted?: boolean,
 *   read_seq: number, unread?: number, online?: number, member_count?: number, purpose?: string,
 *   direct?: {login: string, name: string, online: boolean}[], created_by?: string, muted?: boolean,
 *   summary?: import('./summary.js').Summary | null,
 *   last?: {seq: number, from: string, name?: string, at: string, text: string} | null}} Room
 */

export class Rooms extends EventTarget {
  /** @type {Map<string, Room>} */ #rooms = new Map();
  /** What was told since the list was asked for, which may be older; null: gone. @type {Map<string, Room | null> | undefined} */ #meanwhile = new Map();
  /** Until then nobody knows whose rooms the cards are. */ #listed = false;
  #you;

  /** @param {string} [you] the person's login */
  constructor(you) {
    super();
    this.#you = you;
  }

  /** The list is asked for from now on. */
  listen() {
    if (this.#listed) {
      this.#meanwhile = new Map();
    }
  }

  /** @param {Room} card what it leaves out stays as it was */
  upsert(card) {
    this.#meanwhile?.set(card.name, { ...this.#meanwhile.get(card.name), ...withoutHoles(card) });
    if (!this.#listed && card.member === undefined) {
      return;
    }
    const known = this.#rooms.get(card.name) ?? { seq: 0, read_seq: 0, member: false };
    const room = { ...known, ...withoutHoles(card) };
    if (this.#saidOneself(known, card)) {
      room.read_seq = card.seq;
    }
    room.unread = room.member && room.counted !== false ? Math.max(0, (room.said_seq ?? room.seq) - room.read_seq) : 0;
    this.#rooms.set(room.name, room);
    this.dispatchEvent(new CustomEvent('changed', { detail: { room } }));
  }

  /** @param {string} name */
  remove(name) {
    this.#meanwhile?.set(name, null);
    this.#rooms.delete(name);
    this.dispatchEvent(new CustomEvent('gone', { detail: { name } })); // also of what only the page knows, before the list has come
  }

  /** @param {string} name @param {number} seq read up to there, in any tab */
  read(name, seq) {
    this.#marked(name, seq, (before) => seq > before);
  }

  /** @param {string} name @param {number} seq put back there, in any tab */
  unread(name, seq) {
    this.#marked(name, seq, (before) => seq < before);
  }

  /** The whole truth, after a break. @param {Room[]} cards */
  replace(cards) {
    const meanwhile = this.#meanwhile ?? new Map();
    this.#meanwhile = undefined;
    this.#listed = true;
    const names = new Set(cards.map(({ name }) => name));
    [...this.#rooms.keys()].filter((name) => !names.has(name) && !meanwhile.get(name)).forEach((name) => this.remove(name));
    cards.filter(({ name }) => meanwhile.get(name) !== null).forEach((card) => this.upsert(card));
    [...meanwhile.values()].filter((card) => card && ('seq' in card || this.#rooms.has(card.name))).map((card) => this.#asNews(card)).filter((card) => this.#isNews(card)).forEach((card) => this.upsert(card));
    this.dispatchEvent(new Event('listed'));
  }

  /** @returns {Room[]} */
  get all() {
    return [...this.#rooms.values()];
  }

  get(name) {
    return this.#rooms.get(name);
  }

  /** Also of a room that only the list knows, which is on its way. */
  #marked(name, seq, isNews) {
    const room = this.#rooms.get(name);
    if (room) {
      isNews(room.read_seq) && this.upsert({ name, seq: room.seq, read_seq: seq });
    } else if (this.#meanwhile?.get(name) !== null) {
      this.#meanwhile?.set(name, { ...this.#meanwhile.get(name), name, read_seq: seq });
    }
  }

  /** What the list may not have known; of how far the room has come it may know more than was told. Whatever changed after that is told yet. */
  #asNews(told) {
    const known = this.#rooms.get(told.name);
    if (known === undefined || told.seq >= known.seq) {
      return told;
    }
    const { seq, said_seq, last, summary, ...news } = told; // eslint-disable-line no-unused-vars
    return news;
  }

  #isNews(card) {
    const known = this.#rooms.get(card.name) ?? {};
    return Object.entries(card).some(([key, value]) => known[key] !== value);
  }

  /** Whoever had read everything has read what they then said, even where this is told before their mark has moved. */
  #saidOneself(known, { seq, last }) {
    return last?.from === this.#you && last?.seq === seq && seq === known.read_seq + 1;
  }
}

/** Members that are undefined say nothing. */
const withoutHoles = (card) => Object.fromEntries(Object.entries(card).filter(([, value]) => value !== undefined));

/** @param {number} unread */
export const badgeText = (unread) => (unread > MOST_COUNTED ? `${MOST_COUNTED}+` : String(unread));
