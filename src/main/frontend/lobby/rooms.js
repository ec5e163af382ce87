// The rooms the person knows of, live: what their own channel tells, merged into what the page painted. Tells `changed` ({room}) and `gone` ({name}).

const MOST_COUNTED = 99;

/**
 * @typedef {{name: string, title?: string, kind?: string, visibility?: string, member?: boolean, role?: string | null, seq: number,
 *   read_seq: number, unread?: number, online?: number, member_count?: number, purpose?: string,
 *   last?: {seq: number, from: string, name?: string, at: string, text: string} | null}} Room
 */

export class Rooms extends EventTarget {
  /** @type {Map<string, Room>} */ #rooms = new Map();
  /** Cards told before it was known whose rooms they are. @type {Map<string, Room> | undefined} */ #early = new Map();
  #you;

  /** @param {string} [you] the person's login */
  constructor(you) {
    super();
    this.#you = you;
  }

  /** @param {Room} card what it leaves out stays as it was */
  upsert(card) {
    if (this.#early && card.member === undefined) {
      this.#early.set(card.name, card);
      return;
    }
    const known = this.#rooms.get(card.name) ?? { seq: 0, read_seq: 0, member: false };
    const room = { ...known, ...withoutHoles(card) };
    if (this.#saidOneself(known, card)) {
      room.read_seq = card.seq;
    }
    room.unread = room.member ? Math.max(0, room.seq - room.read_seq) : 0;
    this.#rooms.set(room.name, room);
    this.dispatchEvent(new CustomEvent('changed', { detail: { room } }));
  }

  /** @param {string} name */
  remove(name) {
    if (this.#rooms.delete(name)) {
      this.dispatchEvent(new CustomEvent('gone', { detail: { name } }));
    }
  }

  /** @param {string} name @param {number} seq read up to there, in any tab */
  read(name, seq) {
    const room = this.#rooms.get(name);
    if (room && seq > room.read_seq) {
      this.upsert({ name, seq: room.seq, read_seq: seq });
    }
  }

  /** The whole truth, after a break. @param {Room[]} cards */
  replace(cards) {
    const names = new Set(cards.map(({ name }) => name));
    [...this.#rooms.keys()].filter((name) => !names.has(name)).forEach((name) => this.remove(name));
    const early = this.#early ?? new Map();
    this.#early = undefined;
    cards.forEach((card) => this.upsert(card));
    [...early.values()].filter(({ name, seq }) => !(seq <= this.#rooms.get(name)?.seq)).forEach((card) => this.upsert(card));
  }

  get(name) {
    return this.#rooms.get(name);
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
