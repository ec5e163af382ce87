// (3) Operations · Atrium: what came while the tab was not looked at, and what one was told of; then the tab's icon has a dot.

class Attention {
  #title = globalThis.document?.title;
  #icon = globalThis.document?.querySelector('link[rel=icon][data-unread]');
  #quiet = this.#icon?.getAttribute('href');
  #said = 0;
  #here = 0;
  #elsewhere = 0;

  /** @param {number} said in the room of the page, unseen */
  said(said) {
    this.#said = said;
    this.#show();
  }

  /** Unread ones. @param {number} here of the room of the page, where it has one @param {number} elsewhere */
  notices(here, elsewhere) {
    this.#here = here;
    this.#elsewhere = elsewhere;
    this.#show();
  }

  #show() {
    // What mentions one in this room is among what was said in it.
    const count = Math.max(this.#said, this.#here) + this.#elsewhere;
    const title = count ? `(${count > 99 ? '99+' : count}) ${this.#title}` : this.#title;
    if (document.title !== title) {
      document.title = title;
      this.#icon?.setAttribute('href', count ? this.#icon.dataset.unread : this.#quiet);
    }
  }
}

/** One a page: chat and notices share its title. */
export const attention = new Attention();

/** What was said while the tab was hidden. */
export class TitleCount {
  #count = 0;

  add() {
    if (document.visibilityState === 'hidden') {
      attention.said(++this.#count);
    }
  }

  clear() {
    this.#count = 0;
    attention.said(0);
  }
}
