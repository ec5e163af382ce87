// The quick switcher (Ctrl+K): a few letters of a room or a person, or words that were said, and Enter.
import { el, icon, say } from '../dom.js';
import { t, zone } from '../i18n.js';
import { badgeText } from '../lobby/rooms.js';
import { avatar } from '../people.js';
import { Combobox } from '../search/combobox.js';
import { hitOption } from '../search/hit-row.js';
import { Hits } from '../search/hits.js';
import { asked, complaint, zoned } from '../search/query.js';
import { keyCap } from './caps.js';
import { offered } from './switch-order.js';

const MOST_ENTRIES = 5;
const MOST_PEOPLE = 4;
const REST_MS = 150;
/** Fewer letters find nearly everything. */
const FEWEST_LETTERS = 2;

export class Switcher {
  #rooms;
  #searching;
  #kinds;
  #here;
  #findPeople;
  #write;
  /** @type {{login: string, name: string}[]} */ #people = [];
  #timer;
  /** @type {HTMLDialogElement | undefined} built when it is first asked for */ #dialog;
  #field;
  #list;
  #told;
  #combobox;
  #hits = new Hits();

  /**
   * @param {import('../lobby/rooms.js').Rooms} rooms @param {import('../search/searching.js').Searching} searching
   * @param {string[]} kinds ids, for the filter kind: @param {string | undefined} here the room that is open
   * @param {{find: (q: string, limit: number) => Promise<{login: string, name: string}[]>, write: (login: string) => void}} people found by name, and written to
   */
  constructor(rooms, searching, kinds, here, { find, write }) {
    this.#rooms = rooms;
    this.#searching = searching;
    this.#kinds = kinds;
    this.#here = here;
    this.#findPeople = find;
    this.#write = write;
    rooms.addEventListener('changed', () => this.#isOpen && this.#draw());
    rooms.addEventListener('listed', () => this.#isOpen && this.#draw());
    searching.addEventListener('answer', ({ detail }) => this.#found(() => this.#hits.begin(detail)));
    searching.addEventListener('found', ({ detail }) => this.#found(() => this.#hits.found(detail.hit, false)));
    searching.addEventListener('lost', ({ detail }) => this.#found(() => this.#hits.lost(detail)));
  }

  /** The same key opens and shuts it. */
  toggle() {
    if (this.#isOpen) {
      this.#dialog.close();
      return;
    }
    this.#dialog ??= this.#build();
    this.#field.value = '';
    this.#people = [];
    this.#hits = new Hits();
    this.#dialog.showModal();
    this.#draw(true);
  }

  get #isOpen() {
    return this.#dialog?.open === true;
  }

  #build() {
    this.#told = el('p', { class: 'sr', role: 'status' });
    this.#list = el('div', { id: 'switch-list', class: 'menu', role: 'listbox', 'aria-label': t('switch.offered') });
    this.#field = el('input', {
      id: 'switch', type: 'text', enterKeyHint: 'go', maxLength: 200, autocomplete: 'off', spellcheck: false, placeholder: t('switch.placeholder'), 'aria-label': t('switch.title'),
      role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': 'switch-list',
    });
    const dialog = el('dialog', { class: 'dialog switcher', 'aria-label': t('switch.title') },
      el('div', { class: 'switch-field' }, icon('search'), this.#field, keyCap('Esc')), this.#told, this.#list,
      el('footer', { class: 't12 faint' }, el('span', {}, t('switch.keys')), el('span', {}, t('switch.more', { key: '?' }))));
    this.#combobox = new Combobox(this.#field, this.#list, (option, event) => this.#choose(option, event), true);
    this.#field.addEventListener('input', () => this.#typed());
    this.#field.addEventListener('keydown', (event) => this.#combobox.pressed(event));
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
    dialog.addEventListener('close', () => this.#searching.close());
    document.body.append(dialog);
    return dialog;
  }

  #typed() {
    const typed = this.#field.value;
    const question = { ...zoned(asked(typed), zone), limit: MOST_ENTRIES };
    this.#hits = new Hits();
    this.#people = [];
    clearTimeout(this.#timer);
    this.#timer = typed.trim() && setTimeout(() => this.#lookForPeople(typed), REST_MS);
    if (question.q.length < FEWEST_LETTERS || complaint(typed, this.#kinds)) {
      this.#searching.close();
    } else {
      this.#searching.ask(question);
    }
    this.#draw(true);
  }

  async #lookForPeople(typed) {
    const people = await this.#findPeople(typed.trim(), MOST_PEOPLE).catch(() => []); // rooms and entries are found all the same
    if (this.#field.value === typed) {
      this.#found(() => (this.#people = people));
    }
  }

  #found(change) {
    if (this.#isOpen) {
      change();
      this.#draw();
    }
  }

  /** @param {boolean} [anew] the first is marked again */
  #draw(anew = false) {
    const typed = this.#field.value;
    const rooms = offered(this.#rooms.all, typed, this.#here).map(roomOption);
    const people = this.#people.map(personOption);
    const entries = this.#hits.all.slice(0, MOST_ENTRIES).map(entryOption);
    this.#list.replaceChildren(
      ...group(t(typed.trim() ? 'switch.rooms' : 'switch.recent'), rooms),
      ...group(t('switch.people'), people),
      ...group(t('switch.entries'), entries, 'hits'),
      ...(asked(typed) ? [searchOption(asked(typed))] : []));
    this.#combobox.show(true, anew);
    say(this.#told, t('switch.found', { n: rooms.length + people.length + entries.length }));
  }

  #choose(option, event) {
    const { login } = option.dataset;
    if (login) {
      this.#dialog.close();
      this.#write(login);
      return;
    }
    const link = option.querySelector('a');
    if (event.ctrlKey || event.metaKey) {
      event.target.closest('a') || window.open(link.href, '_blank', 'noopener');
      return;
    }
    this.#dialog.close();
    event.target.closest('a') || link.click();
  }
}

function group(label, options, look = '') {
  return options.length ? [el('h3', { class: 'switch-head', 'aria-hidden': 'true' }, label), el('ul', { class: look, role: 'group', 'aria-label': label }, ...options)] : [];
}

function roomOption({ name, title, kind, unread, visibility, member }) {
  const about = !member ? el('small', { class: 'faint' }, t('switch.open')) : unread > 0 ? el('span', { class: 'badge', title: t('room.unread', { n: unread }) }, badgeText(unread)) : null;
  return option(`switch-room-${name}`, `/room/${name}`, icon(kind, kind),
    el('span', { class: `clip${unread > 0 ? ' strong' : ''}` }, title), visibility === 'private' ? icon('lock', 'faint') : null, el('span', { class: 'end line' }, about));
}

const personOption = ({ login, name }) =>
  el('li', { id: `switch-person-${login}`, role: 'option', 'data-login': login }, el('span', { class: 'pick' }, avatar({ login, name }, 's'), el('span', { class: 'clip' }, name), el('small', { class: 'faint clip' }, `@${login}`)));

function entryOption(hit) {
  const row = hitOption(hit);
  row.id = `switch-${row.id}`;
  return row;
}

const searchOption = (q) => el('ul', { role: 'presentation', class: 'switch-search' },
  option('switch-search', `/search?q=${encodeURIComponent(q)}`, icon('search'), el('span', { class: 'clip' }, t('switch.search', { q }))));

const option = (id, href, ...parts) => el('li', { id, role: 'option' }, el('a', { class: 'pick', href, tabIndex: -1 }, ...parts));
