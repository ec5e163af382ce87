// Tracks of everybody: those of the last hour, kept up with what is told, and those of a stretch that was asked for.
import { api } from '../../wire/api.js';
import { Track } from './track.js';

export const HOUR_MS = 3_600_000;
/** A minute of a day. */
const POINTS = 1440;
/** Closer together nobody sees them on an hour's track. */
const APART_MS = 3_000;

export class Ways {
  #room;
  #clock;
  /** @type {Map<string, Track>} */ #recent = new Map();
  /** @type {{key: string, tracks: Map<string, Track>} | undefined} */ #past;
  #asked = '';

  /** @param {string} room @param {() => number} clock */
  constructor(room, clock) {
    this.#room = room;
    this.#clock = clock;
  }

  /** The last hour, beside what was told meanwhile. */
  async load() {
    const found = await this.#ask(this.#clock() - HOUR_MS, this.#clock());
    for (const [login, track] of found) {
      const told = this.#recent.get(login)?.points ?? [];
      told.forEach((point) => track.add(point));
      this.#recent.set(login, track);
    }
  }

  /** @param {string} login @param {import('./track.js').Point} point */
  add(login, point) {
    const since = this.#clock() - HOUR_MS;
    if (point.at < since) {
      this.#past = undefined; // it belongs to a day that may have been fetched
      return;
    }
    const track = this.#recent.get(login) ?? new Track();
    track.follow(point, APART_MS);
    track.dropBefore(since);
    this.#recent.set(login, track);
  }

  /** @param {string} login @returns {Track | undefined} of the last hour */
  recent(login) {
    return this.#recent.get(login);
  }

  /** Everybody's in a stretch that is over; what was asked for since makes this one void. @param {{from: number, to: number}} stretch @returns {Promise<Map<string, Track> | undefined>} */
  async past({ from, to }) {
    const key = `${from} ${to}`;
    if (this.#past?.key === key) {
      return this.#past.tracks;
    }
    this.#asked = key;
    const tracks = await this.#ask(from, to);
    if (this.#asked !== key) {
      return undefined;
    }
    this.#past = { key, tracks };
    return tracks;
  }

  /** What was fetched may lack something by now. */
  forget() {
    this.#past = undefined;
  }

  async #ask(from, to) {
    const query = `from=${new Date(from).toISOString()}&to=${new Date(to).toISOString()}&points=${POINTS}`;
    const { people } = await api('GET', `/rooms/${this.#room}/view/track?${query}`);
    return new Map(people.map(({ login, points }) => [login, new Track(points)]));
  }
}
