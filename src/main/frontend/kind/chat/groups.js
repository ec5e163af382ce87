// The groups of people that can be called in this room: painted by the server, asked for again where they may be otherwise; who of the room is in one is shown
// beside where it is called.
import { openCard } from '../../people/popover.js';
import { el, icon, say } from '../../dom.js';
import { t } from '../../i18n.js';
import { avatar } from '../../people.js';

/** So that not all pages ask at once. */
const ASKED_WITHIN_MS = 2000;
/** Named in a tooltip. */
const MOST_NAMED = 8;

/** @typedef {{handle: string, title: string, own: boolean, member_count: number}} Group */

export class Groups {
  /** @type {Map<string, Group>} */ #groups;
  #room;
  #request;
  #timer;

  /** @param {Group[]} painted @param {string} room @param {EventTarget} connection @param {typeof import('../../wire/api.js').api} request */
  constructor(painted, room, connection, request) {
    this.#take(painted);
    this.#room = room;
    this.#request = request;
    connection.addEventListener('own', ({ detail }) => detail.type === 'groups_changed' && this.#soon());
    connection.addEventListener('back', () => this.#soon());
  }

  /** Somebody has come or gone: other groups may be called here. */
  renew() {
    this.#soon();
  }

  /** @returns {Group[]} by handle */
  get all() {
    return [...this.#groups.values()];
  }

  /** @param {string} handle */
  get(handle) {
    return this.#groups.get(handle);
  }

  /** Where a group is called, its people are shown: in a tooltip, and pressed. @param {Document | HTMLElement} page */
  work(page) {
    const calling = ({ target }) => /** @type {HTMLElement} */ (target).closest?.('[data-called-group]');
    page.addEventListener('click', (event) => {
      const button = calling(event);
      button && this.#show(button);
    });
    page.addEventListener('pointerover', (event) => {
      const button = calling(event);
      button && !button.title && this.#name(button);
    });
  }

  #take(groups) {
    this.#groups = new Map(groups.map((group) => [group.handle, group]));
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#load(), Math.random() * ASKED_WITHIN_MS);
  }

  async #load() {
    try {
      this.#take((await this.#request('GET', `/rooms/${this.#room}/groups`)).groups);
    } catch {
      return; // asked again when the page is back
    }
    for (const button of document.querySelectorAll('[data-called-group]')) {
      const group = this.get(button.dataset.calledGroup);
      group && say(button, `@${group.title}`);
      button.removeAttribute('title');
      button.classList.toggle('own', group?.own ?? false);
    }
  }

  #ask(button) {
    return this.#request('GET', `/rooms/${this.#room}/groups/${encodeURIComponent(button.dataset.calledGroup)}`);
  }

  async #name(button) {
    button.title = `@${button.dataset.calledGroup}`; // once
    const { members, member_count: count } = await this.#ask(button).catch(() => ({ members: [], member_count: 0 }));
    const names = members.slice(0, MOST_NAMED).map(({ name }) => name).join(', ');
    button.title = count > MOST_NAMED ? t('group.and.more', { names, n: count - MOST_NAMED }) : names || t('group.gone');
  }

  #show(button) {
    const handle = button.dataset.calledGroup;
    const told = el('p', { class: 'faint t12', role: 'status' });
    const people = el('ul', { class: 'people-list' });
    openCard(button, el('div', { class: 'stack tight' },
      el('div', { class: 'line' }, icon('people'), el('b', { class: 'clip', id: 'person-card-title' }, button.textContent.slice(1)), el('small', { class: 'faint mono clip' }, `@${handle}`)), told, people));
    this.#ask(button).then(({ members, member_count: count }) => {
      say(told, t('group.here', { n: count }));
      people.replaceChildren(...members.map((person) => el('li', { class: 'row' }, avatar(person, 's'), el('span', { class: 'clip' }, person.name))));
    }, () => say(told, t('group.gone')));
  }
}
