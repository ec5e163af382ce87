// What a question's controls hold: how an answer is read out of them, put into them, and what is wrong with it.
import { say } from '../../dom.js';
import { t } from '../../i18n.js';
import { marksOf } from './board.js';

/** @typedef {import('./board.js').Question} Question @typedef {import('./board.js').Answer} Answer */

/** Radio buttons and boxes. */
class Boxes {
  question;
  section;
  controls;

  /** @param {HTMLElement} section @param {Question} question */
  constructor(section, question) {
    this.section = section;
    this.question = question;
    this.controls = [...section.querySelectorAll('input')];
    section.addEventListener('change', () => this.#mark());
  }

  get chosen() {
    const marks = marksOf(this.question);
    return this.controls.filter(({ checked }) => checked).map(({ value }) => marks[Number(value)]);
  }

  /** @returns {Answer | undefined} */
  get answer() {
    return this.chosen.length ? { choices: this.chosen } : undefined;
  }

  /** @returns {{key: string, n?: number} | undefined} */
  get problem() {
    const { max } = this.question;
    return max !== undefined && this.chosen.length > max ? { key: 'error.upto', n: max } : undefined;
  }

  /** @param {Answer} answer */
  put({ choices }) {
    this.mark(choices);
  }

  /** @param {string[]} chosen */
  mark(chosen) {
    const marks = marksOf(this.question);
    this.controls.forEach((control) => (control.checked = chosen.includes(marks[Number(control.value)])));
    this.#mark();
  }

  #mark() {
    this.controls.forEach((control) => control.closest('[data-mark]').classList.toggle('mine', control.checked));
  }

  /** @param {boolean} fixed */
  fix(fixed) {
    this.controls.forEach((control) => (control.disabled = fixed));
  }

  focus() {
    this.controls[0].focus();
  }
}

class Rating extends Boxes {
  get answer() {
    return this.chosen.length ? { rating: Number(this.chosen[0]) } : undefined;
  }

  put({ rating }) {
    this.mark([String(rating)]);
  }
}

/** Choices are pressed in their order; pressed again, one loses its place, and those behind it move up. The last one left needs no press. */
export class Ranking {
  #question;
  #buttons;
  /** @type {string[]} */ #order = [];

  /** @param {HTMLElement} section @param {Question} question */
  constructor(section, question) {
    this.#question = question;
    this.#buttons = [...section.querySelectorAll('button[data-mark]')];
    this.#buttons.forEach((button, i) => button.addEventListener('click', () => this.press(question.choices[i])));
    this.#show();
  }

  /** @param {string} choice */
  press(choice) {
    const { choices } = this.#question;
    if (this.#order.includes(choice)) {
      this.#order = this.#order.filter((ranked) => ranked !== choice);
    } else {
      this.#order.push(choice);
      if (this.#order.length === choices.length - 1) {
        this.#order.push(choices.find((one) => !this.#order.includes(one)));
      }
    }
    this.#show();
  }

  get answer() {
    return this.#order.length ? { choices: [...this.#order] } : undefined;
  }

  get problem() {
    return this.#order.length > 0 && this.#order.length < this.#question.choices.length ? { key: 'error.ranking' } : undefined;
  }

  put({ choices }) {
    this.#order = [...choices];
    this.#show();
  }

  #show() {
    this.#buttons.forEach((button, i) => {
      const choice = this.#question.choices[i];
      const place = this.#order.indexOf(choice) + 1;
      button.setAttribute('aria-pressed', String(place > 0));
      button.setAttribute('aria-label', t(place ? 'rank.at' : 'rank.none', { choice, place }));
      button.classList.toggle('mine', place > 0);
      say(button.querySelector('[data-place]'), place ? String(place) : '–');
    });
  }

  fix(fixed) {
    this.#buttons.forEach((button) => (button.disabled = fixed));
  }

  focus() {
    this.#buttons[0].focus();
  }
}

class Text {
  #area;

  constructor(section) {
    this.#area = section.querySelector('textarea');
  }

  get answer() {
    const text = this.#area.value.trim();
    return text ? { text } : undefined;
  }

  get problem() {
    return undefined;
  }

  put({ text }) {
    this.#area.value = text;
  }

  fix(fixed) {
    this.#area.disabled = fixed;
    this.#area.hidden = fixed && !this.#area.value;
  }

  focus() {
    this.#area.focus();
  }
}

const INPUTS = { single: Boxes, multiple: Boxes, rating: Rating, ranking: Ranking, text: Text };

/** @param {HTMLElement} section @param {Question} question */
export const inputsOf = (section, question) => new INPUTS[question.type](section, question);
