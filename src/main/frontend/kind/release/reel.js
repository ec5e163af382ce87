// A list higher than a browser can scroll. Its bar covers all of it; what is scrolled by hand moves by as much as it was moved, what jumps, by its share.

/** Browsers end between 17 and 33 million pixels. */
const MOST = 8_000_000;

export class Reel {
  #most;
  #full = 0;
  #view = 0;
  #top = 0;
  /** Where the browser's bar is. */ #bar = 0;

  constructor(most = MOST) {
    this.#most = most;
  }

  /** What the browser scrolls. */
  get height() {
    return Math.min(this.#full, this.#most);
  }

  /** The first pixel in sight, of all there are. */
  get top() {
    return this.#top;
  }

  get bar() {
    return this.#bar;
  }

  /** From where something is among all to where it is drawn. @param {number} at */
  drawn(at) {
    return at - this.#top + this.#bar;
  }

  /** @param {number} full pixels there are @param {number} view pixels in sight */
  resize(full, view) {
    this.#full = full;
    this.#view = view;
    this.jump(this.#top);
  }

  /** @param {number} top @returns {number} where the browser's bar belongs */
  jump(top) {
    this.#top = clamp(top, 0, this.#last);
    this.#bar = this.#barOf(this.#top);
    return this.#bar;
  }

  /** The browser has moved its bar. @param {number} bar @returns {number} where the bar belongs: elsewhere, where it would come to its end before the list */
  moved(bar) {
    const by = bar - this.#bar;
    this.#top = clamp(Math.abs(by) > this.#view ? this.#topOf(bar) : this.#top + by, 0, this.#last);
    this.#bar = this.#isNear(bar, this.#lastBar) || this.#isNear(this.#top, this.#last) ? this.#barOf(this.#top) : bar;
    return this.#bar;
  }

  /** Near its ends the bar stands where the list does: else it would be at its end a moment before the list, and could not go on. */
  get #ends() {
    return Math.min(2 * this.#view, this.#lastBar / 4);
  }

  #isNear(at, last) {
    return at < this.#ends || last - at < this.#ends;
  }

  #barOf(top) {
    return this.#last === this.#lastBar ? top : Math.round(share(top, this.#last, this.#lastBar, this.#ends));
  }

  #topOf(bar) {
    return share(bar, this.#lastBar, this.#last, this.#ends);
  }

  get #last() {
    return Math.max(0, this.#full - this.#view);
  }

  get #lastBar() {
    return Math.max(0, this.height - this.#view);
  }
}

/** From a length to another: the same distance to either end, and between them in proportion. */
function share(at, from, to, ends) {
  if (at <= ends) {
    return at;
  }
  return from - at <= ends ? to - (from - at) : ends + ((at - ends) * (to - 2 * ends)) / (from - 2 * ends);
}

const clamp = (n, least, most) => Math.min(Math.max(n, least), most);
