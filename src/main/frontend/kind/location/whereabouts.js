// Who is on the map, as io.atrium.kind.location.Board has it: from the snapshot, then from what is told.

/** Whoever has said nothing for so long is on the map no more. */
const REACH_MS = 12 * 3_600_000;
/** What is older when it is stored is a track somebody brings along. */
const RECENT_MS = 3_600_000;

/**
 * @typedef {{latitude: number, longitude: number, accuracy?: number, heading?: number, speed?: number, at: number}} Position
 * @typedef {{login: string, position?: Position, share?: number, until?: number, seq: number, stoppedAt: number}} Whereabout `seq` of the newest entry about them
 */

export class Whereabouts {
  /** @type {Map<string, Whereabout>} */ #people = new Map();
  #clock;

  /** @param {() => number} [clock] */
  constructor(clock = Date.now) {
    this.#clock = clock;
  }

  /** @param {{people: Record<string, any>[]}} snapshot @param {number} [seq] what was told after that stays */
  merge({ people }, seq = Infinity) {
    const named = new Set(people.map(({ login }) => login));
    for (const [login, person] of this.#people) {
      if (!named.has(login) && person.seq <= seq) {
        this.#clear(person);
      }
    }
    for (const told of people) {
      const person = this.#of(told.login);
      const newest = Math.max(told.seq ?? 0, told.share ?? 0);
      if (newest >= person.seq) {
        person.seq = newest;
        person.position = told.latitude === undefined ? undefined : positionOf(told);
        person.share = told.share;
        person.until = told.until === undefined ? undefined : Date.parse(told.until);
      }
    }
  }

  /**
   * @param {Record<string, any>} entry
   * @returns {{login: string, what: 'came' | 'moved' | 'went'} | undefined} what changed on the map
   */
  apply(entry) {
    if (entry.type === 'position') {
      return this.#move(entry);
    }
    if (entry.type === 'share') {
      const person = this.#of(entry.from);
      const there = this.#isSeen(person);
      Object.assign(person, { share: entry.seq, until: Date.parse(entry.until), seq: entry.seq });
      return { login: entry.from, what: there ? 'moved' : 'came' };
    }
    return entry.type === 'stop' ? this.#stop(entry) : undefined;
  }

  #move(entry) {
    const person = this.#of(entry.from);
    const at = Date.parse(entry.at);
    const recent = at >= Date.parse(entry.stored_at ?? entry.at) - RECENT_MS;
    const sinceStop = entry.stored_at === undefined || at > person.stoppedAt;
    const newest = !person.position || at >= person.position.at;
    const current = entry.share === undefined || entry.share === person.share;
    if (!recent || !sinceStop || !newest || !current) {
      return undefined;
    }
    const there = this.#isSeen(person);
    person.position = positionOf(entry);
    person.seq = Math.max(person.seq, entry.seq);
    return { login: entry.from, what: there ? 'moved' : 'came' };
  }

  #stop(entry) {
    const login = entry.login ?? entry.from;
    const person = this.#of(login);
    if (entry.share !== undefined && entry.share !== person.share) {
      return undefined;
    }
    const there = this.#isSeen(person) || person.share !== undefined;
    this.#clear(person);
    person.stoppedAt = Date.parse(entry.at);
    person.seq = entry.seq;
    return there ? { login, what: 'went' } : undefined;
  }

  #clear(person) {
    person.position = person.share = person.until = undefined;
  }

  #of(login) {
    if (!this.#people.has(login)) {
      this.#people.set(login, { login, seq: 0, stoppedAt: -Infinity });
    }
    return this.#people.get(login);
  }

  #isSeen({ position, share, until }) {
    const now = this.#clock();
    return !(until <= now) && (share !== undefined || position?.at > now - REACH_MS);
  }

  /** Those on the map, or about to be, by login. @returns {Whereabout[]} */
  seen() {
    return [...this.#people.values()].filter((person) => this.#isSeen(person)).sort((a, b) => (a.login < b.login ? -1 : 1));
  }

  /** @param {string} login @returns {Whereabout | undefined} */
  find(login) {
    const person = this.#people.get(login);
    return person && this.#isSeen(person) ? person : undefined;
  }
}

/** @param {Record<string, any>} told @returns {Position} */
function positionOf({ latitude, longitude, accuracy, heading, speed, at }) {
  return { latitude, longitude, accuracy, heading, speed, at: Date.parse(at) };
}
