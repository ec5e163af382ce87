// The keys of a field with a list below it (WAI-ARIA 1.2, "combobox"): the focus stays in the field, the arrows mark an option.

export class Combobox {
  #field;
  #list;
  #choose;
  #eager;
  /** @type {HTMLElement[]} */ #options = [];
  #at = -1;
  /** The person has chosen where the mark is. */ #moved = false;

  /**
   * @param {HTMLInputElement} field @param {HTMLElement} list @param {(option: HTMLElement, event: Event) => void} choose
   * @param {boolean} [eager] one is always marked, at first the first: Enter takes it
   */
  constructor(field, list, choose, eager = false) {
    this.#field = field;
    this.#list = list;
    this.#choose = choose;
    this.#eager = eager;
    list.addEventListener('mousedown', (event) => event.preventDefault()); // the field keeps the focus
    list.addEventListener('click', (event) => {
      const option = event.target.closest('[role=option]');
      option && choose(option, event);
    });
  }

  /** @returns {HTMLElement | undefined} the option that is marked */
  get marked() {
    return this.#options[this.#at];
  }

  /** The options have changed: the marked one stays marked, by its id. @param {boolean} open @param {boolean} [anew] they are others: none stays */
  show(open, anew = false) {
    this.#moved &&= !anew;
    const before = anew || (this.#eager && !this.#moved) ? undefined : this.marked?.id;
    this.#options = [...this.#list.querySelectorAll('[role=option]')];
    this.#field.setAttribute('aria-expanded', String(open));
    this.#mark(open ? Math.max(this.#first, this.#options.findIndex(({ id }) => id === before)) : -1);
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether it was the list's */
  pressed(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing || this.#options.length === 0) {
      return false;
    }
    if (step) {
      event.preventDefault();
      this.#moved = true;
      this.#mark(around(this.#at + step, this.#first, this.#options.length));
      return true;
    }
    if (event.key === 'Enter' && this.marked) {
      event.preventDefault();
      this.#choose(this.marked, event);
      return true;
    }
    return false;
  }

  get #first() {
    return this.#eager ? 0 : -1;
  }

  #mark(at) {
    this.#at = at;
    this.#options.forEach((option, i) => option.setAttribute('aria-selected', String(i === at)));
    if (this.marked) {
      this.#field.setAttribute('aria-activedescendant', this.marked.id);
      this.marked.scrollIntoView({ block: 'nearest' });
    } else {
      this.#field.removeAttribute('aria-activedescendant');
    }
  }
}

/** From the first, -1 where none may be marked, through all and back to it. */
const around = (at, first, length) => (at >= length ? first : at < first ? length - 1 : at);
