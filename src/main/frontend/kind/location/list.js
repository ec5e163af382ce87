// Who is on the map, in the drawer: the way to everybody for who uses no mouse or sees no map. location-aside.xhtml paints the same rows.
import { el, say } from '../../dom.js';
import { t } from '../../i18n.js';
import { avatar } from '../../people.js';
import { age, distance, freshness, motion } from './geo.js';

/**
 * @typedef {{login: string, name: string, position?: import('./whereabouts.js').Position, speed?: number, metres?: number}} Row `speed` as measured,
 *   `metres` made in the last hour
 */

export class List {
  #section;
  #list;
  /** @type {Map<string, HTMLElement>} */ #rows = new Map();
  #told = new Map();

  /** @param {HTMLElement} section @param {(login: string) => void} press */
  constructor(section, press) {
    this.#section = section;
    this.#list = section.querySelector('[data-rows]');
    this.#list.querySelectorAll('[data-person]').forEach((row) => this.#rows.set(row.dataset.person, row));
    this.#list.addEventListener('click', ({ target }) => {
      const row = target.closest('[data-person]');
      if (row) {
        press(row.dataset.person);
      }
    });
  }

  /** @param {Row[]} people in their order @param {string | undefined} followed @param {number} now */
  show(people, followed, now) {
    say(this.#section.querySelector('[data-count]'), String(people.length));
    this.#section.querySelector('[data-nobody]').hidden = people.length > 0;
    const there = new Set(people.map(({ login }) => login));
    for (const [login, row] of this.#rows) {
      if (!there.has(login)) {
        row.parentElement.remove();
        this.#rows.delete(login);
      }
    }
    people.forEach((person, i) => {
      const row = this.#row(person);
      // What is in its place already is not moved: it may have the focus.
      if (this.#list.children[i] !== row.parentElement) {
        this.#list.insertBefore(row.parentElement, this.#list.children[i] ?? null);
      }
      dress(row, person, person.login === followed, now);
    });
  }

  /** Anew where somebody's name has become known. */
  #row(person) {
    const known = this.#rows.get(person.login);
    if (known && (this.#told.get(person.login) ?? person.name) === person.name) {
      this.#told.set(person.login, person.name);
      return known;
    }
    const row = build(person);
    known?.parentElement.replaceWith(row.parentElement);
    this.#rows.set(person.login, row);
    this.#told.set(person.login, person.name);
    return row;
  }
}

/** @param {Row} person */
function build(person) {
  const row = el('button', { class: 'row', type: 'button', 'aria-pressed': 'false', 'data-person': person.login },
    avatar(person), el('span', { class: 'two' }, el('span', { class: 'clip' }, person.name), el('small', { class: 'clip', 'data-what': true })), el('small', { class: 'num', 'data-age': true }));
  row.firstElementChild.append(el('i'));
  el('li', {}, row);
  return row;
}

/** @param {Element} row @param {Row} person @param {boolean} followed @param {number} now */
function dress(row, { position, speed, metres }, followed, now) {
  const look = position ? freshness(now - position.at) : 'gone';
  row.classList.toggle('off', look === 'gone');
  row.setAttribute('aria-pressed', String(followed));
  row.querySelector('.avatar i').className = look;
  say(row.querySelector('[data-what]'), details(position, speed, metres));
  say(row.querySelector('[data-age]'), position ? age(now - position.at) : '');
}

/** 32 km/h · 2.4 km in 1 h @param {import('./whereabouts.js').Position} [position] @param {number} [speed] @param {number} [made] */
export function details(position, speed, made) {
  if (!position) {
    return t('row.waiting');
  }
  const how = motion(position, speed);
  return made > 0 ? [how, t('row.made', { distance: distance(made) })].filter(Boolean).join(' · ') : how;
}
