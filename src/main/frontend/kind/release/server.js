// What the room's views answer.
import { api } from '../../wire/api.js';

const MOST_MEMBERS = 1000;
const MOST_FOUND = 500;
const LONGEST_WANTED = 200;

/** @typedef {{line: number, at: string, text: string}} Hit */

export class Server {
  #path;
  #release;

  /** @param {string} room @param {() => number} release whose lines are asked for */
  constructor(room, release) {
    this.#path = `/rooms/${room}`;
    this.#release = release;
  }

  #view(what, parameters) {
    return api('GET', `${this.#path}/view/${what}?${new URLSearchParams(parameters)}`);
  }

  #stage(what, stage, from, limit, more = {}) {
    return this.#view(what, { release: String(this.#release()), stage, from: String(from), limit: String(limit), ...more });
  }

  /** @param {string} stage @param {number} from @param {number} limit */
  lines = (stage, from, limit) => this.#stage('lines', stage, from, limit);

  /** @param {string} stage @param {string} wanted @param {number} from @param {number} limit @returns {Promise<{hits: Hit[], next: number | null}>} */
  search = (stage, wanted, from, limit) => this.#stage('search', stage, from, limit, { q: wanted });

  /** In a release that need not be the one that is looked at. @param {number} release @param {string} stage @param {string} wanted */
  find = (release, stage, wanted) => this.#view('search', { release: String(release), stage, q: wanted.slice(0, LONGEST_WANTED), limit: String(MOST_FOUND) });

  /** @param {string} stage @param {number} from @param {number} limit @returns {Promise<{hits: Hit[], next: number | null}>} */
  errors = (stage, from, limit) => this.#stage('errors', stage, from, limit);

  /** @param {number} seq @returns {Promise<import('./console.js').Release>} */
  release = (seq) => this.#view('release', { release: String(seq) });

  /** @param {number} before @param {number} limit */
  releases = (before, limit) => this.#view('releases', { before: String(before), limit: String(limit) });

  members = () => api('GET', `${this.#path}/members?limit=${MOST_MEMBERS}`);

  snapshot = () => api('GET', `${this.#path}/snapshot`);

  /** Where a stage's log is, as it was printed. @param {string} stage */
  raw(stage) {
    return `/api${this.#path}/view/raw?${new URLSearchParams({ release: String(this.#release()), stage })}`;
  }
}
