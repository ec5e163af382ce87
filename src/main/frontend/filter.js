// How lists are filtered everywhere: as one types, what matched is marked, how many is said, Esc takes it back.
import { el, say } from './dom.js';
import { t } from './i18n.js';
import { folded, marked, marksOf, wordsOf } from './marks.js';

/** Every word must be somewhere. @param {string} typed @param {string[]} texts */
export function matches(typed, texts) {
  const hay = folded(texts.join('\n'));
  return wordsOf(typed).every((word) => hay.includes(word));
}

/**
 * @typedef {object} List
 * @property {() => HTMLElement[]} rows
 * @property {(row: HTMLElement) => string[]} texts what of a row is looked through
 * @property {string} [marks] which parts of a row, texts alone, are marked where they match
 * @property {(typed: string, row: HTMLElement) => boolean} [fits] in place of `texts`
 * @property {number} [least] fewer rows than that need no filter
 *
 * Tells `looked` ({typed, shown}: how many rows are left).
 */
export class Filter extends EventTarget {
  #place;
  #field;
  #list;
  #told = el('span', { class: 'sr', role: 'status' });

  /** @param {HTMLElement} place what holds the field, and goes where there are too few rows @param {List} list */
  constructor(place, list) {
    super();
    this.#place = place;
    this.#field = place.querySelector('input');
    this.#list = list;
    place.append(this.#told);
    this.#field.addEventListener('input', () => this.#typed());
    this.#field.addEventListener('keydown', (event) => this.#pressed(event));
    this.look();
  }

  get typed() {
    return this.#field.value.trim();
  }

  clear() {
    this.#field.value = '';
    this.#typed();
    this.#field.focus();
  }

  /** The rows have changed. @returns {number} how many are left */
  look() {
    const { typed } = this;
    const { rows, texts, marks, least = 0, fits = (wanted, row) => matches(wanted, texts(row)) } = this.#list;
    const all = rows();
    this.#place.hidden = all.length < least && typed === '';
    all.forEach((row) => {
      row.hidden = typed !== '' && !fits(typed, row);
      marks && row.querySelectorAll(marks).forEach((part) => mark(part, row.hidden ? '' : typed));
    });
    const shown = all.filter((row) => !row.hidden).length;
    this.dispatchEvent(new CustomEvent('looked', { detail: { typed, shown } }));
    return shown;
  }

  #typed() {
    const shown = this.look();
    say(this.#told, this.typed === '' ? t('filter.all') : t('filter.count', { n: shown }));
  }

  #pressed(event) {
    if (event.key === 'Escape' && this.#field.value !== '' && !event.isComposing) {
      event.preventDefault();
      event.stopPropagation(); // not what is around it: a drawer, a dialog
      this.clear();
    }
  }
}

/** @param {Element} part @param {string} typed */
function mark(part, typed) {
  const marks = typed === '' ? [] : marksOf(part.textContent, wordsOf(typed));
  if (marks.length > 0 || part.querySelector('mark')) {
    part.replaceChildren(...marked(part.textContent, marks));
  }
}
