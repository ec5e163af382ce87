// Writing to people: a dialog that finds them, and a button beside each where they are listed.
import { el, icon, say } from '../dom.js';
import { t } from '../i18n.js';
import { lead } from '../leading.js';
import { avatar } from '../people.js';
import { Combobox } from '../search/combobox.js';
import { toast } from '../toast.js';
import { api } from '../wire/api.js';

/** The others of a conversation, as io.atrium.room.DirectRooms. */
const MOST = 8;
const FOUND = 20;
const REST_MS = 150;

/** Opens the conversation with these people, which begins with it where there is none. @param {string[]} members logins */
export async function write(members) {
  const { name } = await api('POST', '/direct', { members });
  lead(`/room/${name}`);
}

/** Whatever has `data-write` opens the dialog. @param {Document} page */
export function workWriting(page) {
  page.addEventListener('click', ({ target }) => /** @type {Element} */ (target).closest('[data-write]') && new WritingDialog().show());
}

/** @param {HTMLElement} drawer @param {EventTarget} people tells `shown` @param {string} you @param {boolean} direct a conversation: who else is there is being written to already */
export function offerWriting(drawer, people, you, direct) {
  const offer = () => drawer.querySelectorAll('[data-people] li[data-login]').forEach((row) => {
    const { login, name } = row.dataset;
    const alone = direct && drawer.querySelectorAll('[data-people] li[data-login]').length < 3;
    if (login !== you && !alone && !row.querySelector('[data-write-to]')) {
      const label = t('write.person', { name });
      row.append(el('button', { class: 'btn icon small quiet end', type: 'button', 'data-write-to': '', 'aria-label': label, title: label }, icon('chat', 'm')));
    }
  });
  drawer.addEventListener('click', ({ target }) => {
    const row = /** @type {HTMLElement} */ (target).closest('[data-write-to]')?.closest('li');
    if (row) {
      write([row.dataset.login]).catch((failure) => toast(t('write.failed', { why: failure.message })));
    }
  });
  people.addEventListener('shown', offer);
  offer();
}

/** @typedef {{login: string, name: string, online: boolean}} Found */

class WritingDialog {
  /** @type {Found[]} */ #chosen = [];
  /** @type {Found[]} */ #found = [];
  #timer;
  #asked = 0;
  #chips = el('ul', { class: 'line wrap chosen' });
  #list = el('ul', { class: 'menu flat', id: 'write-found', role: 'listbox', 'aria-label': t('write.to') });
  #field = el('input', { class: 'input', id: 'write-to', role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': 'write-found', 'aria-expanded': 'false', autocomplete: 'off', spellcheck: false, placeholder: t('write.hint') });
  #told = el('p', { class: 'help', role: 'status' });
  #start = el('button', { class: 'btn primary', type: 'submit', disabled: true }, t('write.start'));
  #dialog;
  #combobox;

  constructor() {
    const close = () => this.#dialog.close();
    const form = el('form', { method: 'dialog' },
      el('h2', { id: 'write-title' }, t('write.title')),
      el('div', { class: 'field' }, el('label', { htmlFor: 'write-to' }, t('write.to')), this.#chips, el('div', { class: 'group' }, icon('people'), this.#field)),
      this.#told, this.#list,
      el('div', { class: 'acts' }, el('button', { class: 'btn', type: 'button', onclick: close }, t('write.cancel')), this.#start));
    form.addEventListener('submit', (event) => this.#submit(event));
    this.#dialog = el('dialog', { class: 'dialog writing', 'aria-labelledby': 'write-title' }, form);
    this.#dialog.addEventListener('close', () => this.#dialog.remove());
    this.#combobox = new Combobox(this.#field, this.#list, (option) => this.#choose(option.dataset.login));
    this.#field.addEventListener('keydown', (event) => this.#combobox.pressed(event) || this.#pressed(event));
    this.#field.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#find(), REST_MS);
    });
    this.#chips.addEventListener('click', ({ target }) => {
      const chip = /** @type {HTMLElement} */ (target).closest('[data-chosen]');
      chip && this.#take(chip.dataset.chosen);
    });
  }

  show() {
    document.body.append(this.#dialog);
    this.#dialog.showModal();
    this.#field.focus();
    this.#find();
  }

  async #find() {
    const asked = ++this.#asked;
    try {
      const { people } = await api('GET', `/people?limit=${FOUND}&q=${encodeURIComponent(this.#field.value.trim())}`);
      if (asked === this.#asked) {
        this.#found = people;
        this.#draw();
      }
    } catch (failure) {
      say(this.#told, t('write.failed', { why: failure.message }));
    }
  }

  #draw() {
    const you = document.querySelector('.me[data-login]').dataset.login;
    const taken = new Set([you, ...this.#chosen.map(({ login }) => login)]);
    const offered = this.#found.filter(({ login }) => !taken.has(login));
    this.#list.replaceChildren(...offered.map(optionOf));
    this.#list.hidden = offered.length === 0;
    this.#combobox.show(offered.length > 0);
    say(this.#told, offered.length === 0 ? t('write.none') : t('write.found', { n: offered.length }));
    this.#chips.replaceChildren(...this.#chosen.map(chipOf));
    this.#chips.hidden = this.#chosen.length === 0;
    this.#start.disabled = this.#chosen.length === 0;
  }

  #choose(login) {
    if (this.#chosen.length >= MOST) {
      say(this.#told, t('write.most', { n: MOST + 1 }));
      return;
    }
    this.#chosen.push(this.#found.find((person) => person.login === login));
    this.#field.value = '';
    this.#draw();
    this.#find();
  }

  #take(login) {
    this.#chosen = this.#chosen.filter((person) => person.login !== login);
    this.#draw();
    this.#field.focus();
  }

  #pressed(event) {
    if (event.key === 'Backspace' && this.#field.value === '' && this.#chosen.length > 0) {
      this.#take(this.#chosen[this.#chosen.length - 1].login);
    }
  }

  async #submit(event) {
    event.preventDefault();
    if (this.#chosen.length === 0) {
      return;
    }
    this.#start.classList.add('busy');
    try {
      await write(this.#chosen.map(({ login }) => login));
      this.#dialog.close(); // from a frame another page opens beside
    } catch (failure) {
      this.#start.classList.remove('busy');
      say(this.#told, t('write.failed', { why: failure.message }));
    }
  }
}

function optionOf(person) {
  const face = avatar(person, 's');
  face.append(el('i', { class: person.online ? 'here' : 'gone' }));
  return el('li', { role: 'option', id: `write-${person.login}`, 'data-login': person.login }, face, el('span', { class: 'clip' }, person.name), el('small', { class: 'end faint' }, person.login));
}

function chipOf(person) {
  const label = t('write.remove', { name: person.name });
  return el('li', { class: 'chip', 'data-chosen': person.login }, person.name, el('button', { class: 'btn icon small quiet', type: 'button', 'aria-label': label, title: label }, icon('close')));
}
