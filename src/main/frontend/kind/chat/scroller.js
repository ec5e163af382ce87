// The talk's scrolling: newest at the foot, and whoever reads above stays where they are.
// The list grows upwards from its foot (column-reverse): scrollTop is 0 there and negative above.

const NEAR_FOOT_PX = 24;
const NEAR_TOP_PX = 800;
const NEAR_END_PX = 800;

/** Tells `foot` (it was reached or left), `top` and `bottom` (what comes above, or below, is wanted). */
export class Scroller extends EventTarget {
  #view;
  #list;
  #wasAtFoot = true;
  /** Whether the list ends with the newest: only then is its foot the foot. */ follows = true;

  /** @param {HTMLElement} view what scrolls @param {HTMLElement} list what it shows */
  constructor(view, list) {
    super();
    this.#view = view;
    this.#list = list;
    view.addEventListener('scroll', () => this.#scrolled(), { passive: true });
  }

  get atFoot() {
    return this.follows && -this.#view.scrollTop < NEAR_FOOT_PX;
  }

  get nearTop() {
    return this.#view.scrollHeight - this.#view.clientHeight + this.#view.scrollTop < NEAR_TOP_PX;
  }

  /** Where the list does not end with the newest: whether its end is near. */
  get nearEnd() {
    return !this.follows && -this.#view.scrollTop < NEAR_END_PX;
  }

  /** Changes the list without moving what the person looks at; at the foot, the foot is what they look at. @param {() => void} change */
  keep(change) {
    if (this.atFoot) {
      change();
      this.toFoot();
      return;
    }
    const anchor = this.#anchor();
    const before = anchor?.getBoundingClientRect().top;
    change();
    if (anchor?.isConnected) {
      this.#view.scrollTop += anchor.getBoundingClientRect().top - before;
    }
  }

  toFoot() {
    this.#view.scrollTop = 0;
  }

  /** @param {HTMLElement} row */
  show(row) {
    row.scrollIntoView({ block: 'nearest' });
  }

  /** The first row that can be seen. */
  #anchor() {
    const top = this.#view.getBoundingClientRect().top;
    return [...this.#list.children].find((row) => row.getBoundingClientRect().bottom > top);
  }

  #scrolled() {
    if (this.atFoot !== this.#wasAtFoot) {
      this.#wasAtFoot = this.atFoot;
      this.dispatchEvent(new Event('foot'));
    }
    if (this.nearTop) {
      this.dispatchEvent(new Event('top'));
    }
    if (this.nearEnd) {
      this.dispatchEvent(new Event('bottom'));
    }
  }
}
