// The page's field: what is typed, what of it is wrong, and what the filter that is being typed may mean.
import { el, icon } from '../dom.js';
import { Combobox } from './combobox.js';
import { asked, complaint } from './query.js';
import { complaintText } from './status.js';
import { suggestions } from './suggestions.js';

/** Tells `change`. */
export class QueryField extends EventTarget {
  input;
  #form;
  #menu;
  #combobox;
  #known;

  /** @param {HTMLFormElement} form @param {import('./suggestions.js').Known} known */
  constructor(form, known) {
    super();
    this.#form = form;
    this.#known = known;
    this.input = form.querySelector('input[type=search]');
    this.#menu = form.querySelector('[data-offered]');
    this.#combobox = new Combobox(this.input, this.#menu, (option) => this.#take(option));
    this.input.addEventListener('input', () => this.#typed());
    this.input.addEventListener('keydown', (event) => this.#combobox.pressed(event) || this.#pressed(event));
    this.input.addEventListener('blur', () => this.#fold());
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#fold();
    });
    this.#complain();
  }

  get value() {
    return this.input.value;
  }

  /** What the server would be asked. */
  get asked() {
    return asked(this.value);
  }

  get wrong() {
    return complaint(this.value, Object.keys(this.#known.kinds));
  }

  /** @param {string} value @param {number} [caret] */
  set(value, caret = value.length) {
    this.input.value = value;
    this.input.focus();
    this.input.setSelectionRange(caret, caret);
    this.#typed();
  }

  focus() {
    this.input.focus();
    this.input.select();
  }

  #typed() {
    this.#complain();
    const offered = suggestions(this.value, this.input.selectionStart, this.#known);
    this.#menu.replaceChildren(...offered.map(({ label, hint, icon: look, text, caret }, i) =>
      el('li', { role: 'option', id: `q-offer-${i}`, 'data-text': text, 'data-caret': String(caret) }, icon(look), el('span', { class: 'clip' }, label), el('small', { class: 'faint clip' }, hint))));
    this.#menu.hidden = offered.length === 0;
    this.#combobox.show(offered.length > 0);
    this.dispatchEvent(new Event('change'));
  }

  #take({ dataset }) {
    this.set(dataset.text, Number(dataset.caret));
  }

  #fold() {
    this.#menu.hidden = true;
    this.#menu.replaceChildren();
    this.#combobox.show(false);
  }

  #pressed(event) {
    if (event.key !== 'Escape' || event.isComposing) {
      return;
    }
    event.preventDefault();
    if (this.#menu.hidden) {
      this.set('');
    } else {
      this.#fold();
    }
  }

  #complain() {
    const place = this.#form.querySelector('[data-wrong]');
    const { wrong } = this;
    place.hidden = !wrong;
    this.input.setAttribute('aria-invalid', String(Boolean(wrong)));
    place.querySelector('span').textContent = wrong ? complaintText(wrong, Object.values(this.#known.kinds)) : '';
  }
}
