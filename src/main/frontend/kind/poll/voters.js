// Who has voted in a named poll and who has not; asked for where somebody opens the list.
import { el, say } from '../../dom.js';
import { t, when } from '../../i18n.js';
import { avatar } from '../../people.js';
import { api } from '../../wire/api.js';
import { said } from './figures.js';

/** Between two askings while votes come in. */
const PACE_MS = 1000;

export class Voters {
  #details;
  #board;
  #room;
  #people;
  #you;
  #timer;

  /** @param {HTMLElement} details @param {import('./board.js').Board} board @param {{room: string, people: import('../../room/people.js').People, you: {login: string}}} at */
  constructor(details, board, { room, people, you }) {
    this.#details = details;
    this.#board = board;
    this.#room = room;
    this.#people = people;
    this.#you = you.login;
    details.addEventListener('toggle', () => details.open && this.#load());
  }

  /** Something has changed about it. */
  look() {
    if (this.#details.open && this.#timer === undefined) {
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        this.#load();
      }, PACE_MS);
    }
  }

  async #load() {
    const failed = this.#details.querySelector('[data-failed]');
    try {
      const { voters } = await api('GET', `/rooms/${this.#room}/view/voters`);
      failed.hidden = true;
      this.#show(voters);
    } catch {
      failed.hidden = false;
    }
  }

  #show(voters) {
    const voted = new Set(voters.map(({ login }) => login));
    const missing = this.#people.known.filter(({ login }) => !voted.has(login));
    this.#section('voted', voters.map((voter) => this.#row(this.#people.of(voter.login), voter)));
    this.#section('missing', missing.map((person) => this.#row(person)));
  }

  #section(name, rows) {
    say(this.#details.querySelector(`[data-${name}]`), t(`voters.${name}`, { n: rows.length }));
    const none = el('li', { class: 'row faint t13' }, t('voters.none'));
    this.#details.querySelector(`[data-${name}-list]`).replaceChildren(...(rows.length ? rows : [none]));
  }

  /** @param {{login: string, name: string}} person @param {{at: string, answers: Record<string, object>}} [voter] */
  #row(person, voter) {
    const own = person.login === this.#you;
    const answers = voter ? this.#board.now.questions.map(({ id }) => voter.answers[id]).filter(Boolean).map(said).join(' · ') : '';
    return el('li', { class: 'row', 'data-voter': person.login },
      avatar(person, 's'),
      el('span', { class: 'two' },
        el('span', { class: 'clip' }, person.name, own && ' ', own && el('span', { class: 'faint' }, t('voters.you'))),
        answers && el('small', {}, answers)),
      voter && el('small', { class: 'num' }, when(new Date(voter.at))));
  }
}
