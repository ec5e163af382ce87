// (3) Operations · Atrium: what came while the tab was not looked at.

export class TitleCount {
  #title = document.title;
  #count = 0;

  add() {
    if (document.visibilityState === 'hidden') {
      this.#show(this.#count + 1);
    }
  }

  clear() {
    this.#show(0);
  }

  #show(count) {
    this.#count = count;
    document.title = count ? `(${count}) ${this.#title}` : this.#title;
  }
}
