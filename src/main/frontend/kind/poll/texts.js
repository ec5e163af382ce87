// Answers in people's own words: the words they share, and the answers themselves where somebody opens them.
import { el, say } from '../../dom.js';
import { t } from '../../i18n.js';
import { api } from '../../wire/api.js';
import { number } from './figures.js';

/** @typedef {import('./board.js').Tally} Tally */

/** How large a word is written: 1 to 3. @param {number} count @param {number} most */
export const sizeOf = (count, most) => (most < 2 ? 1 : 1 + Math.round((2 * (count - 1)) / (most - 1)));

export class Texts {
  #words;
  #details;
  #list;
  #more;
  #path;
  #shown = '';
  /** @type {string | undefined} */ #next;

  /** @param {HTMLElement} section @param {string} room @param {string} question */
  constructor(section, room, question) {
    this.#words = section.querySelector('[data-words]');
    this.#details = section.querySelector('[data-answers]');
    this.#list = this.#details.querySelector('ul');
    this.#more = this.#details.querySelector('[data-more]');
    this.#path = `/rooms/${room}/view/answers?question=${encodeURIComponent(question)}`;
    this.#details.addEventListener('toggle', () => this.#details.open && this.#load());
    this.#more.addEventListener('click', () => this.#load(this.#next));
  }

  /** @param {Tally} tally */
  show({ hidden, counts = {}, votes }) {
    const shown = JSON.stringify([hidden, counts, votes]);
    if (shown === this.#shown) {
      return;
    }
    this.#shown = shown;
    const words = Object.entries(hidden ? {} : counts);
    const most = Math.max(0, ...words.map(([, n]) => n));
    this.#words.hidden = words.length === 0;
    this.#words.replaceChildren(...words.map(([word, n]) =>
      el('li', { 'data-size': String(sizeOf(n, most)), title: t('words.count', { n }) }, el('span', {}, word), el('small', {}, number(n)))));
    this.#details.hidden = Boolean(hidden) || !votes;
    if (this.#details.open) {
      this.#load();
    }
  }

  /** @param {string} [after] the last that is shown; without it from the beginning */
  async #load(after) {
    try {
      const { answers, next } = await api('GET', after === undefined ? this.#path : `${this.#path}&after=${encodeURIComponent(after)}`);
      const rows = answers.map(({ text, votes }) => el('li', { class: 'row t13' }, el('span', {}, text), votes > 1 && el('small', { class: 'num' }, `× ${number(votes)}`)));
      this.#list.replaceChildren(...(after === undefined ? [] : this.#list.children), ...rows);
      this.#next = next;
      this.#more.hidden = next === undefined;
    } catch {
      this.#list.replaceChildren(el('li', { class: 'row faint t13' }, t('answers.failed')));
    }
    say(this.#more, t('answers.more'));
  }
}
