// A survey's pages, and the line below them: back, where one is, and the button that sends and goes on.
import { say } from '../../dom.js';
import { t } from '../../i18n.js';
import { act } from './figures.js';

export class Pages {
  #form;
  #pages;
  #at = 0;

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.#form = form;
    this.#pages = [...form.querySelectorAll('[data-page]')];
    form.querySelector('[data-back]').addEventListener('click', () => this.turn(-1));
    this.turned = () => {};
  }

  /** The section elements of the page one is on. */
  get sections() {
    return [...this.#pages[this.#at].querySelectorAll('[data-question]')];
  }

  get isLast() {
    return this.#at === this.#pages.length - 1;
  }

  /** @param {1 | -1} by */
  turn(by) {
    this.#at = Math.min(this.#pages.length - 1, Math.max(0, this.#at + by));
    this.turned();
    const [first] = this.sections;
    first.scrollIntoView({ block: 'nearest' });
    const heading = first.querySelector('h2');
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  /** To the page a question is on. @param {HTMLElement} section */
  goTo(section) {
    this.#at = Math.max(0, this.#pages.findIndex((page) => page.contains(section)));
    this.turned();
  }

  /** @param {import('./board.js').Snapshot} board @param {boolean} writes */
  show(board, writes) {
    const paged = board.open && this.#pages.length > 1;
    this.#pages.forEach((page, i) => (page.hidden = paged && i !== this.#at));
    this.#form.querySelector('[data-back]').hidden = !paged || this.#at === 0;
    const where = this.#form.querySelector('[data-where]');
    where.hidden = !paged;
    say(where, t('page.of', { n: this.#at + 1, pages: this.#pages.length }));
    const ids = new Set(this.sections.map(({ dataset }) => dataset.question));
    const deed = act(board, board.questions.filter(({ id }) => ids.has(id)), this.isLast, writes);
    const button = this.button;
    button.hidden = !deed;
    say(button, deed && t(deed));
  }

  /** @returns {HTMLButtonElement} */
  get button() {
    return this.#form.querySelector('[data-send]');
  }

  /** @param {string} text */
  say(text) {
    say(this.#form.querySelector('[data-said]'), text);
  }
}
