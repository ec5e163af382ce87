// The filters of what is typed, as chips that can be taken away, and those that can be added.
import { el, icon } from '../dom.js';
import { t } from '../i18n.js';
import { filtersOf, replaced, withFilter } from './query.js';

export class FilterBar {
  #place;
  #field;

  /** @param {HTMLElement} bar @param {import('./query-field.js').QueryField} field */
  constructor(bar, field) {
    this.#place = bar.querySelector('[data-chosen]');
    this.#field = field;
    bar.querySelectorAll('[data-add]').forEach((button) => button.addEventListener('click', () => this.#add(button.dataset.add)));
  }

  show() {
    this.#place.replaceChildren(...filtersOf(this.#field.value).map((filter) => this.#chip(filter)));
  }

  #chip(filter) {
    return el('button', { class: 'chip mine', type: 'button', 'aria-label': t('search.filter.remove', { filter: filter.text }), onclick: () => this.#remove(filter) },
      filter.text, icon('close'));
  }

  #remove(filter) {
    const { text, caret } = replaced(this.#field.value, filter);
    this.#field.set(text, caret);
  }

  #add(key) {
    this.#field.set(withFilter(this.#field.value, key, key === 'has' ? 'link' : ''));
  }
}
