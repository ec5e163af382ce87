// Offers whom to mention while one types @ in a field: the arrows go through them, Enter or Tab takes one, Esc leaves the text as it is (WAI-ARIA 1.2, "combobox").
import { el, icon } from '../../dom.js';
import { t } from '../../i18n.js';
import { avatar } from '../../people.js';
import { callAt, ROOM } from './callable.js';

/** @typedef {import('./callable.js').Person} Person */

export class Caller {
  #field;
  #list;
  #find;
  /** @type {Person[]} */ #found = [];
  #at = 0;
  /** Where Esc was pressed: not again for the same @. @type {number | undefined} */ #left;

  /** @param {HTMLTextAreaElement} field @param {HTMLElement} list below it @param {ReturnType<typeof import('./callable.js').callable>} find */
  constructor(field, list, find) {
    this.#field = field;
    this.#list = list;
    this.#find = find;
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

  get #call() {
    return callAt(this.#field.value, this.#field.selectionStart);
  }

  #look() {
    const call = this.#call;
    if (call?.from !== this.#left) {
      this.#left = undefined;
    }
    if (!call || this.#left !== undefined) {
      this.#show([]);
      return;
    }
    this.#find(call.typed, (found) => this.#call?.typed === call.typed && document.activeElement === this.#field && this.#show(found));
  }

  #leave() {
    this.#left = this.#call?.from;
    this.#show([]);
  }

  /** @param {Person} person */
  #take({ login }) {
    const { from } = this.#call;
    const after = this.#field.value.slice(this.#field.selectionStart);
    this.#field.setRangeText(`@${login}${after.startsWith(' ') ? '' : ' '}`, from, this.#field.selectionStart, 'end');
    this.#show([]);
    this.#field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /** @param {Person[]} found */
  #show(found) {
    this.#found = found;
    this.#list.hidden = found.length === 0;
    this.#list.replaceChildren(...found.map(option));
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

/** @param {Person} person */
function option({ login, name }) {
  const face = login === ROOM ? el('span', { class: 'avatar s', 'aria-hidden': 'true' }, icon('people')) : avatar({ login, name }, 's');
  return el('li', { role: 'option', id: `call-${login}`, 'aria-label': t('mention.option', { name, login }) }, face, el('span', { class: 'clip' }, name), el('small', { class: 'faint clip' }, `@${login}`));
}
