// One group of people: renamed, its members put in and taken out, deleted; as it changes.
import { el, icon, say } from '../dom.js';
import { t } from '../i18n.js';
import { avatar } from '../people.js';
import { Combobox } from '../search/combobox.js';
import { toast } from '../toast.js';
import { failed } from './group-table.js';

const REST_MS = 150;
const FOUND = 8;
const PAGE = 200;

export class GroupDrawer {
  #drawer;
  #request;
  #path;
  #list;
  #more;
  #pages = 1;

  /** @param {HTMLElement} drawer @param {typeof import('../wire/api.js').api} request */
  constructor(drawer, request) {
    this.#drawer = drawer;
    this.#request = request;
    this.#path = `/groups/${drawer.dataset.group}`;
    this.#list = drawer.querySelector('[data-group-members]');
    this.#more = drawer.querySelector('[data-group-more]');
    this.#list.addEventListener('click', ({ target }) => target.closest('[data-group-remove]') && this.#remove(target.closest('li')));
    this.#more.addEventListener('click', () => {
      this.#pages++;
      this.load();
    });
    this.#rename(drawer.querySelector('[data-group-rename]'));
    this.#delete(drawer.querySelector('[data-group-delete-dialog]'));
    this.#find(drawer.querySelector('#group-add'), drawer.querySelector('#group-found'));
  }

  async load() {
    try {
      const group = await this.#request('GET', this.#path);
      say(this.#drawer.querySelector('[data-group-title]'), group.title);
      const all = [];
      let next = '';
      for (let page = 0; page < this.#pages && next !== null; page++) {
        const part = await this.#request('GET', `${this.#path}/members?limit=${PAGE}&next=${next}`);
        all.push(...part.members);
        next = part.next;
      }
      this.#show(all, next !== null);
    } catch (failure) {
      failure.status === 404 && location.replace('/admin/groups'); // somebody has deleted it
    }
  }

  #show(members, isPart) {
    const rows = new Map([...this.#list.children].map((row) => [row.dataset.groupMember, row]));
    members.forEach((person, i) => {
      const row = rows.get(person.login) ?? rowOf(person);
      rows.delete(person.login);
      if (this.#list.children[i] !== row) {
        this.#list.insertBefore(row, this.#list.children[i] ?? null);
      }
    });
    rows.forEach((row) => row.remove());
    this.#more.hidden = !isPart;
  }

  #rename(form) {
    const wrong = form.querySelector('.error');
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      wrong.hidden = true;
      try {
        await this.#request('PATCH', this.#path, { title: form.elements.title.value });
        toast(t('groups.saved'), 'good');
        this.load();
      } catch (failure) {
        wrong.hidden = false;
        say(wrong, failure.field === 'title' ? t('groups.title.wrong') : t('groups.failed', { why: failure.message }));
      }
    });
  }

  #delete(dialog) {
    this.#drawer.querySelector('[data-group-delete]').addEventListener('click', () => dialog.showModal());
    dialog.addEventListener('close', () => dialog.returnValue === 'yes'
      && this.#request('DELETE', this.#path).then(() => location.assign('/admin/groups'), failed));
  }

  async #remove(row) {
    try {
      await this.#request('DELETE', `${this.#path}/members/${row.dataset.groupMember}`);
      (row.nextElementSibling ?? row.previousElementSibling)?.querySelector('button')?.focus();
      row.remove();
    } catch (failure) {
      failed(failure);
    }
  }

  /** @param {HTMLInputElement} field @param {HTMLElement} list */
  #find(field, list) {
    const told = this.#drawer.querySelector('[data-group-told]');
    let timer;
    let asked = 0;
    const shut = () => {
      list.hidden = true;
      combobox.show(false);
    };
    const combobox = new Combobox(field, list, async ({ dataset }) => {
      field.value = '';
      shut();
      try {
        await this.#request('PUT', `${this.#path}/members/${dataset.login}`);
        say(told, t('groups.member.added', { name: dataset.name }));
        this.load();
      } catch (failure) {
        failed(failure);
      }
    }, true);
    const look = async () => {
      const at = ++asked;
      const typed = field.value.trim();
      if (!typed) {
        shut();
        return;
      }
      const { users } = await this.#request('GET', `/users?state=enabled&limit=${FOUND}&q=${encodeURIComponent(typed)}`);
      if (at === asked) {
        const there = new Set([...this.#list.children].map((row) => row.dataset.groupMember));
        list.replaceChildren(...users.filter(({ login }) => !there.has(login)).map(optionOf));
        list.hidden = list.children.length === 0;
        combobox.show(!list.hidden, true);
        say(told, list.hidden ? t('groups.member.none') : '');
      }
    };
    field.addEventListener('keydown', (event) => combobox.pressed(event) || (event.key === 'Escape' && shut()));
    field.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(() => look().catch(failed), REST_MS);
    });
  }
}

function optionOf({ login, name }) {
  return el('li', { role: 'option', id: `group-${login}`, 'data-login': login, 'data-name': name }, avatar({ login, name }, 's'), el('span', { class: 'clip' }, name), el('small', { class: 'end faint' }, login));
}

function rowOf({ login, name, by_directory: byDirectory }) {
  const label = t('groups.member.remove', { name });
  return el('li', { class: 'row', 'data-group-member': login }, avatar({ login, name }, 's'),
    el('span', { class: 'grow two' }, el('span', { class: 'clip' }, name), el('span', { class: 'faint t12' }, byDirectory ? `${login} · ${t('groups.source.directory')}` : login)),
    el('button', { class: 'btn icon small quiet', type: 'button', 'data-group-remove': '', 'aria-label': label, title: label }, icon('close')));
}
