// How the person has put their rooms in order, as the server keeps it: which section a room stands in, and where. Tells `changed`.
import { api } from '../wire/api.js';

export const FAVOURITES = 'favourites';

/** @typedef {{favourites: string[], sections: {id: number, name: string, rooms: string[]}[]}} Told as REST and the frame `rail` have it */

export class Order extends EventTarget {
  /** @type {Told} */ #told;

  /** @param {EventTarget} connection @param {Told} told */
  constructor(connection, told) {
    super();
    this.#told = told;
    connection.addEventListener('own', ({ detail }) => detail.type === 'rail' && this.#hear(detail));
    connection.addEventListener('back', () => this.#ask('GET', '').catch(() => {})); // it tells `back` again
  }

  /** The person's own, in their order. */
  get sections() {
    return this.#told.sections;
  }

  /** Where a room was put; undefined: where its sort stands. @param {string} name @returns {{section: typeof FAVOURITES | number, rooms: string[], at: number} | undefined} */
  of(name) {
    const places = [{ id: FAVOURITES, rooms: this.#told.favourites }, ...this.#told.sections];
    const found = places.find(({ rooms }) => rooms.includes(name));
    return found && { section: found.id, rooms: found.rooms, at: found.rooms.indexOf(name) };
  }

  /** @param {string} name @param {typeof FAVOURITES | number | null} section null: where its sort stands @param {number} [place] */
  put(name, section, place) {
    return this.#ask('PUT', `/rooms/${name}`, { section, ...(place !== undefined && { place }) });
  }

  /** @param {string} name @returns {Promise<number>} its id */
  async add(name) {
    const before = new Set(this.#told.sections.map(({ id }) => id));
    await this.#ask('POST', '/sections', { name });
    return this.#told.sections.find(({ id }) => !before.has(id)).id;
  }

  /** @param {number} id @param {{name?: string, place?: number}} change */
  change(id, change) {
    return this.#ask('PATCH', `/sections/${id}`, change);
  }

  /** @param {number} id */
  remove(id) {
    return this.#ask('DELETE', `/sections/${id}`);
  }

  async #ask(method, path, body) {
    this.#hear(await api(method, `/rail${path}`, body));
  }

  #hear({ favourites, sections }) {
    this.#told = { favourites, sections };
    this.dispatchEvent(new Event('changed'));
  }
}
