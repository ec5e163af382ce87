// Draws when there is something new, at most ten times a second, with the browser's own frames, and not while nobody looks.

const BETWEEN_MS = 100;

export class Pace {
  #draw;
  #wanted = false;
  #waiting = false;
  #last = -Infinity;
  #clock;
  #frame;
  #later;
  #hidden;

  /**
   * @param {() => void} draw
   * @param {{clock?: () => number, frame?: (act: () => void) => void, later?: (act: () => void, ms: number) => void, hidden?: () => boolean}} [browser]
   */
  constructor(draw, {
    clock = () => performance.now(),
    frame = (act) => requestAnimationFrame(act),
    later = (act, ms) => setTimeout(act, ms),
    hidden = () => document.visibilityState === 'hidden',
  } = {}) {
    this.#draw = draw;
    this.#clock = clock;
    this.#frame = frame;
    this.#later = later;
    this.#hidden = hidden;
  }

  /** Something is to be drawn. */
  want() {
    this.#wanted = true;
    this.#go();
  }

  /** The page is looked at again. */
  look() {
    this.#go();
  }

  #go() {
    if (!this.#wanted || this.#waiting || this.#hidden()) {
      return;
    }
    this.#waiting = true;
    const wait = this.#last + BETWEEN_MS - this.#clock();
    if (wait > 0) {
      this.#later(() => this.#frame(() => this.#now()), wait);
    } else {
      this.#frame(() => this.#now());
    }
  }

  #now() {
    this.#waiting = false;
    if (this.#wanted && !this.#hidden()) {
      this.#wanted = false;
      this.#last = this.#clock();
      this.#draw();
    }
  }
}
