// The hits on the page: what comes is put in its place, and what one reads stays where it is.
import { dressHit, hitRow } from './hit-row.js';
import { keyOf } from './hits.js';

export class HitList {
  #list;
  #build;

  /** @param {HTMLElement} list @param {(hit: import('./hits.js').Hit) => HTMLElement} [build] */
  constructor(list, build = hitRow) {
    this.#list = list;
    this.#build = build;
  }

  /** @param {import('./hits.js').Hit[]} hits those to be shown, in their order */
  show(hits) {
    const rows = new Map([...this.#list.children].map((row) => [row.dataset.hit, row]));
    const wanted = new Set(hits.map(keyOf));
    rows.forEach((row, key) => wanted.has(key) || this.#remove(row));
    hits.forEach((hit, i) => {
      const row = rows.get(keyOf(hit)) ?? this.#build(hit);
      rows.has(keyOf(hit)) && dressHit(row, hit);
      if (this.#list.children[i] !== row) {
        this.#list.insertBefore(row, this.#list.children[i] ?? null);
      }
    });
  }

  /** Whoever had the focus on it goes on from its neighbour. */
  #remove(row) {
    const neighbour = row.nextElementSibling ?? row.previousElementSibling;
    row.contains(document.activeElement) && neighbour?.querySelector('a').focus();
    row.remove();
  }
}
