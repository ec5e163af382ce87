// Offers what may be meant while one types a sign in a field: @ people, # rooms, : emoji. The arrows go through them, Enter or Tab takes one, Esc leaves the text
// as it is (WAI-ARIA 1.2, "combobox").
import { el } from '../../dom.js';

/** @typedef {{key: string, label: string, text: string, parts: Node[], whole?: boolean}} Offer `label`: for who hears it; `text`: what it puts into the field; `parts`: what is seen of it; `whole`: may stand alone, so that Enter sends it once it is typed */
/**
 * @typedef {{at: (text: string, caret: number) => Typed | undefined, find: (typed: string, show: (found: Offer[]) => void) => void}} Source
 *   `find` may show several times, as more is known
 * @typedef {{from: number, typed: string}} Typed where the sign stands, and what follows it up to the caret
 */

export class Completer {
  #field;
  #list;
  #sources;
  /** @type {Offer[]} */ #found = [];
  #at = 0;
  /** Where Esc was pressed: not again for the same sign. @type {number | undefined} */ #left;

  /** @param {HTMLTextAreaElement} field @param {HTMLElement} list below it @param {Source[]} sources */
  constructor(field, list, sources) {
    this.#field = field;
    this.#list = list;
    this.#sources = sources;
    field.addEventListener('input', () => this.#look());
    field.addEventListener('click', () => this.#look());
    field.addEventListener('blur', () => this.#show([]));
    list.addEventListener('mousedown', (event) => event.preventDefault()); // the field keeps the focus
    list.addEventListener('click', ({ target }) => {
      const chosen = target.closest('[role=option]');
      chosen && this.#take(this.#found[[...list.children].indexOf(chosen)]);
    });
  }

  /** @param {KeyboardEvent} event none of an input method's @returns {boolean} whether it was the list's */
  pressed(event) {
    if (event.key === 'Enter' && this.#found[this.#at]?.whole && this.#typing?.typed.length + 1 === this.#found[this.#at].text.length) {
      this.#show([]); // there is nothing left to be completed
      return false;
    }
    const act = this.#found.length > 0 && !event.shiftKey && {
      ArrowDown: () => this.#mark(this.#at + 1),
      ArrowUp: () => this.#mark(this.#at - 1),
      Enter: () => this.#take(this.#found[this.#at]),
      Tab: () => this.#take(this.#found[this.#at]),
      Escape: () => this.#leave(),
    }[event.key];
    if (!act) {
      return false;
    }
    event.preventDefault();
    event.stopPropagation();
    act();
    return true;
  }

  /** @returns {(Typed & {source: Source}) | undefined} */
  get #typing() {
    for (const source of this.#sources) {
      const typed = source.at(this.#field.value, this.#field.selectionStart);
      if (typed) {
        return { ...typed, source };
      }
    }
    return undefined;
  }

  #look() {
    const typing = this.#typing;
    if (typing?.from !== this.#left) {
      this.#left = undefined;
    }
    if (!typing || this.#left !== undefined) {
      this.#show([]);
      return;
    }
    const { source, typed } = typing;
    source.find(typed, (found) => {
      const now = this.#typing;
      now?.source === source && now.typed === typed && this.#left === undefined && document.activeElement === this.#field && this.#show(found);
    });
  }

  #leave() {
    this.#left = this.#typing?.from;
    this.#show([]);
  }

  /** @param {Offer} offer */
  #take({ text }) {
    const { from } = this.#typing;
    const after = this.#field.value.slice(this.#field.selectionStart);
    this.#field.setRangeText(`${text}${after.startsWith(' ') ? '' : ' '}`, from, this.#field.selectionStart, 'end');
    this.#show([]);
    this.#field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /** @param {Offer[]} found */
  #show(found) {
    this.#found = found;
    this.#list.hidden = found.length === 0;
    this.#list.replaceChildren(...found.map(({ key, label, parts }) => el('li', { role: 'option', id: `${this.#list.id}-${key}`, 'aria-label': label }, ...parts)));
    const states = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'true', 'aria-controls': this.#list.id };
    for (const [name, value] of Object.entries(states)) {
      found.length > 0 ? this.#field.setAttribute(name, value) : this.#field.removeAttribute(name);
    }
    this.#mark(0);
  }

  #mark(at) {
    this.#at = this.#found.length > 0 ? (at + this.#found.length) % this.#found.length : 0;
    [...this.#list.children].forEach((one, i) => one.setAttribute('aria-selected', String(i === this.#at)));
    const marked = this.#list.children[this.#at];
    marked ? this.#field.setAttribute('aria-activedescendant', marked.id) : this.#field.removeAttribute('aria-activedescendant');
    marked?.scrollIntoView({ block: 'nearest' });
  }
}
