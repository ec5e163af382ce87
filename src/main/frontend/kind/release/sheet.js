// What of a long list is in sight, and a little beyond: nothing else is drawn.
import { Reel } from './reel.js';
import { Rows } from './rows.js';

/** Rows drawn above and below what is in sight. */
const BEYOND = 10;

/** @typedef {{stage: string, line: number}} Place @typedef {{row: HTMLElement, made: string}} Drawn */

export class Sheet {
  rows = new Rows();
  #scroller;
  #reel;
  #list;
  #draws;
  #scroll = new Reel();
  /** @type {Map<string, Drawn>} */ #drawn = new Map();
  #asked = false;

  /**
   * @param {HTMLElement} scroller
   * @param {{row: (place: Place, before?: Drawn) => Drawn, bottom: () => number | undefined, scrolled: () => void, drawn: (places: Place[], top: Place | undefined) => void}} draws
   *   `row` may give back what is drawn already; `bottom`: the row before which the sheet ends, where that is to stay in sight
   */
  constructor(scroller, draws) {
    this.#scroller = scroller;
    this.#reel = scroller.querySelector('[data-reel]');
    this.#list = scroller.querySelector('[data-window]');
    this.#draws = draws;
    scroller.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    new window.ResizeObserver(() => this.want()).observe(scroller);
  }

  /** Something else altogether. */
  clear() {
    this.#drawn.clear();
    this.#list.replaceChildren();
    this.#list.classList.remove('painted');
    this.#scroll.jump(0);
  }

  /** @param {import('./rows.js').Section[]} sections @param {boolean} still what is at the top stays there */
  set(sections, still) {
    const top = Math.floor(this.#scroll.top / this.#height);
    const anchor = this.rows.at(top);
    const rest = this.#scroll.top - top * this.#height;
    this.rows.set(sections);
    this.#resize();
    const index = still && anchor ? this.rows.indexOf(anchor) : -1;
    if (index >= 0 && index !== top) {
      this.#scroll.jump(index * this.#height + rest);
    }
    this.want();
  }

  /** @param {number} index of the row that comes to the top */
  goTo(index) {
    this.#scroll.jump(index * this.#height);
    this.want();
  }

  /** @returns {[number, number]} the first row that is whole, and the one behind the last */
  get inSight() {
    return [Math.ceil(this.#scroll.top / this.#height), Math.floor((this.#scroll.top + this.#scroller.clientHeight) / this.#height)];
  }

  /** Draws with the browser's next frame. */
  want() {
    if (!this.#asked) {
      this.#asked = true;
      requestAnimationFrame(() => {
        this.#asked = false;
        this.#draw();
      });
    }
  }

  get #height() {
    return parseFloat(window.getComputedStyle(this.#scroller).lineHeight) || 19;
  }

  #resize() {
    this.#scroll.resize(this.rows.length * this.#height, this.#scroller.clientHeight);
  }

  #scrolled() {
    const bar = this.#scroller.scrollTop;
    if (Math.abs(bar - this.#scroll.bar) >= 1) { // else it was our own doing
      this.#scroll.moved(bar);
      this.#draws.scrolled();
      this.want();
    }
  }

  #draw() {
    const height = this.#height;
    const view = this.#scroller.clientHeight;
    this.#resize();
    const bottom = this.#draws.bottom();
    if (bottom !== undefined) {
      this.#scroll.jump(bottom * height - view);
    }
    this.#reel.style.height = `${this.#scroll.height}px`;
    if (Math.abs(this.#scroller.scrollTop - this.#scroll.bar) >= 1) {
      this.#scroller.scrollTop = this.#scroll.bar;
    }
    const first = Math.max(0, Math.floor(this.#scroll.top / height) - BEYOND);
    const last = Math.min(this.rows.length, Math.ceil((this.#scroll.top + view) / height) + BEYOND);
    this.#list.style.transform = `translateY(${this.#scroll.drawn(first * height)}px)`;
    const places = Array.from({ length: Math.max(0, last - first) }, (_, i) => this.rows.at(first + i));
    this.#fill(places);
    this.#draws.drawn(places, this.rows.at(this.inSight[0]) ?? places.at(-1));
  }

  #fill(places) {
    this.#scroller.style.setProperty('--digits', String(String(Math.max(100, ...places.map(({ line }) => line))).length));
    const kept = new Map();
    places.forEach((place, i) => {
      const name = `${place.line} ${place.stage}`;
      const drawn = this.#draws.row(place, this.#drawn.get(name));
      kept.set(name, drawn);
      if (this.#list.children[i] !== drawn.row) {
        this.#list.insertBefore(drawn.row, this.#list.children[i] ?? null);
      }
    });
    while (this.#list.children.length > places.length) {
      this.#list.lastElementChild.remove();
    }
    this.#drawn = kept;
  }
}
