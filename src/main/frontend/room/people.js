// The drawer's people: who is here, who isn't, live. Tells `changed` where something else is known of them than before.
import { el, say } from '../dom.js';
import { t } from '../i18n.js';
import { avatar } from '../people.js';
import { statusOf } from '../people/faces.js';

/** @typedef {{login: string, name: string, role: string, online: boolean, bot?: boolean}} Person */

/** The author of what a room itself does. */
const SYSTEM = 'atrium';
/** Who have more to say than others do. */
const DISTINGUISHED = new Set(['moderator', 'keeper']);

/** Tells `shown`: the rows are made anew. */
export class People extends EventTarget {
  /** @type {Map<string, Person>} */ #people = new Map();
  #you;
  #drawer;
  #here;
  #count;

  /** @param {HTMLElement} drawer @param {HTMLElement} here the header's chip @param {{login: string, name: string}} you */
  constructor(drawer, here, you) {
    super();
    this.#drawer = drawer;
    this.#here = here;
    this.#you = you;
    this.#count = Number(drawer.querySelector('[data-members]').textContent);
    drawer.querySelectorAll('[data-login]').forEach(({ dataset, parentElement }) => {
      const online = parentElement.closest('[data-section]').dataset.section === 'here';
      this.#people.set(dataset.login, { login: dataset.login, name: dataset.name, role: dataset.role, online, bot: dataset.bot !== undefined });
    });
  }

  /** Everybody known to belong here, by name. @returns {{login: string, name: string}[]} */
  get known() {
    return [...this.#people.values()].sort((a, b) => a.name.localeCompare(b.name));
  }

  /** Whether somebody of that login is known to belong here. @param {string} login */
  has(login) {
    return this.#people.has(login);
  }

  /** @param {string} login @returns {{login: string, name: string, bot?: boolean}} */
  of(login) {
    return this.#people.get(login) ?? { login, name: login === this.#you.login ? this.#you.name : login === SYSTEM ? 'Atrium' : login };
  }

  /** Everybody, asked for by REST: the truth now. @param {{members: {login: string, name: string, role: string, online: boolean}[], member_count: number}} list */
  all({ members, member_count: count }) {
    if (members.length >= count) {
      this.#people.clear();
    }
    for (const { login, name, role, online, bot = false } of members) {
      this.#people.set(login, { login, name, role, online: online || login === this.#you.login, bot });
    }
    this.#count = Math.max(count, this.#people.size);
    this.#show();
  }

  /** Whether there are others the page has not been told of. */
  get isPartial() {
    return this.#people.size < this.#count;
  }

  /** Some of them, who may be others than those that are known. @param {{members: {login: string, name: string, role: string, online: boolean}[]}} found */
  met({ members }) {
    this.all({ members, member_count: Math.max(this.#count, members.length + 1) });
  }

  /** @param {{joined: string[], left: string[]}} news @returns {string[]} logins nobody has told the name of */
  changed({ joined, left }) {
    const unknown = joined.filter((login) => !this.#people.has(login));
    joined.forEach((login) => this.#set(login, true));
    left.forEach((login) => login !== this.#you.login && this.#set(login, false));
    this.#count = Math.max(this.#count, this.#people.size);
    this.#show();
    return unknown;
  }

  /** Somebody goes by another login from now on. @param {{from: string, to: string, name: string}} renamed */
  renamed({ from, to, name }) {
    const person = this.#people.get(from);
    if (person) {
      this.#people.delete(from);
      this.#people.set(to, { ...person, login: to, name });
      this.#show();
    }
  }

  #set(login, online) {
    this.#people.set(login, { ...this.of(login), role: this.#people.get(login)?.role ?? 'member', online });
  }

  #show() {
    const here = [...this.#people.values()].filter(({ online }) => online).length;
    say(this.#here.lastElementChild, t('room.here', { n: here }));
    say(this.#drawer.querySelector('[data-members]'), String(this.#count));
    const own = ({ login }) => (login === this.#you.login ? 0 : 1);
    const people = [...this.#people.values()].sort((a, b) => own(a) - own(b) || a.name.localeCompare(b.name));
    this.#section('here', people.filter(({ online }) => online), here);
    this.#section('gone', people.filter(({ online }) => !online), this.#count - here);
    this.dispatchEvent(new Event('shown'));
  }

  #section(presence, people, count) {
    const section = this.#drawer.querySelector(`[data-section="${presence}"]`);
    section.hidden = people.length === 0;
    say(section.querySelector('h3'), t(presence === 'here' ? 'people.here' : 'people.away', { n: Math.max(count, people.length) }));
    const rows = new Map([...this.#drawer.querySelectorAll('[data-login]')].map((row) => [row.dataset.login, row]));
    const list = section.querySelector('ul');
    people.forEach((person, i) => {
      const row = sameAs(rows.get(person.login), person) ? rows.get(person.login) : this.#row(person);
      rows.get(person.login)?.isConnected && rows.get(person.login) !== row && rows.get(person.login).remove();
      dress(row, presence);
      if (list.children[i] !== row) {
        list.insertBefore(row, list.children[i] ?? null);
      }
    });
    while (list.children.length > people.length) {
      list.lastElementChild.remove();
    }
  }

  #row(person) {
    const own = person.login === this.#you.login;
    return el('li', { class: 'row', 'data-login': person.login, 'data-name': person.name, 'data-role': person.role, 'data-bot': person.bot && '' },
      avatar(person, 's'),
      el('span', { class: 'two' },
        el('span', { class: 'clip' }, el('button', { class: 'person-name', type: 'button', 'data-card-of': person.login }, el('span', { 'data-called': '' }, person.name)), own && ' ', own && el('span', { class: 'faint' }, t('people.you'))),
        statusOf(person.login, 'words')),
      person.bot && el('span', { class: 'chip still' }, t('people.bot')),
      DISTINGUISHED.has(person.role) && el('span', { class: 'chip' }, t(`order.role.${person.role}`)));
  }
}

/** Whether a row shows this person as they are. */
const sameAs = (row, { name, role }) => row?.dataset.name === name && row.dataset.role === role;

function dress(row, presence) {
  row.classList.toggle('off', presence === 'gone');
  const face = row.querySelector('.avatar');
  const mark = face.querySelector('i') ?? face.appendChild(el('i'));
  mark.className = presence;
}
