// One question's section: the person's answer to it, and what everybody's come to.
import { say } from '../../dom.js';
import { t } from '../../i18n.js';
import { isFixed } from './board.js';
import { bars, COLUMN, status } from './figures.js';
import { inputsOf } from './inputs.js';
import { Texts } from './texts.js';

export class QuestionView {
  #section;
  #board;
  #id;
  #writes;
  #inputs;
  #texts;
  /** The person's own answer as it is counted, as JSON: what differs from it is news. */ #counted = '';

  /** @param {HTMLElement} section @param {import('./board.js').Board} board @param {{room: string, writes: boolean}} state */
  constructor(section, board, { room, writes }) {
    this.#section = section;
    this.#board = board;
    this.#id = section.dataset.question;
    this.#writes = writes;
    this.#inputs = inputsOf(section, this.question);
    this.#texts = this.question.type === 'text' ? new Texts(section, room, this.#id) : undefined;
    this.#own();
    section.addEventListener('input', () => this.complain(undefined));
    section.addEventListener('click', ({ target }) => target.closest('button[data-mark]') && this.complain(undefined));
  }

  get question() {
    return this.#board.question(this.#id);
  }

  /** A vote that says what has not been counted yet; undefined: nothing new was answered. @returns {Record<string, unknown> | undefined} */
  get vote() {
    const { answer } = this.#inputs;
    const isNews = answer && !this.#isFixed && JSON.stringify(answer) !== this.#counted;
    return isNews ? { type: 'vote', question: this.#id, ...answer } : undefined;
  }

  /** Why the page does not go on. @returns {{key: string, n?: number} | undefined} */
  get problem() {
    if (this.#isFixed) {
      return undefined;
    }
    const { required, voted } = this.question;
    return this.#inputs.problem ?? (required && !voted && !this.#inputs.answer ? { key: 'error.required' } : undefined);
  }

  get #isFixed() {
    return isFixed(this.#board.now, this.question, this.#writes);
  }

  /** @param {string | undefined} why undefined: nothing is wrong any more */
  complain(why) {
    const error = this.#section.querySelector('[data-error]');
    error.hidden = why === undefined;
    say(error.lastElementChild, why ?? '');
    this.#section.toggleAttribute('data-wrong', why !== undefined);
  }

  focus() {
    this.#inputs.focus();
  }

  /** All of it, after the person voted or the poll was closed or opened. */
  show() {
    this.#own();
    this.#inputs.fix(this.#isFixed);
    const own = this.#section.querySelector('[data-own]');
    const isSecret = this.#board.now.anonymous && this.question.voted;
    own.hidden = !isSecret; // else it is seen in its place
    say(own.lastElementChild, isSecret ? t('own.secret') : '');
    this.count();
  }

  /** What the person sees as their own is not taken from under their hands: only where it was changed elsewhere. */
  #own() {
    const { mine } = this.question;
    const counted = JSON.stringify(mine ?? null);
    if (mine && counted !== this.#counted) {
      this.#inputs.put(mine);
    }
    this.#counted = counted;
  }

  /** What the votes come to. */
  count() {
    const { question } = this;
    say(this.#section.querySelector('[data-status]'), status(question, this.#board.now));
    const marks = this.#section.querySelectorAll('[data-mark]');
    bars(question).forEach((bar, i) => {
      const mark = marks[i];
      const rect = mark.querySelector('[data-bar]');
      if (question.type === 'rating') {
        rect.setAttribute('y', String(COLUMN - bar.size));
        rect.setAttribute('height', String(bar.size));
      } else {
        rect.setAttribute('width', String(bar.size));
        say(mark.querySelector('[data-share]'), bar.share);
      }
      say(mark.querySelector('[data-count]'), bar.count);
    });
    this.#texts?.show(question.tally);
  }
}
