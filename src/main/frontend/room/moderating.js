// What those who moderate do to somebody: a button beside each person below them, and a dialog behind it.
import { el, icon, say } from '../dom.js';
import { t } from '../i18n.js';
import { toast } from '../toast.js';
import { heldText } from './held.js';

/** In the order of their rank, as io.atrium.room.MemberRole. */
export const ROLES = ['reader', 'member', 'moderator', 'keeper'];
/** Seconds; 0: until it is lifted. */
const TIMES = [600, 3600, 86_400, 0];

/** Whether one of a role may moderate another; keepers manage each other, and mute nobody of their rank. @param {string} role @param {string} other */
export const outranks = (role, other) => ROLES.indexOf(role) > ROLES.indexOf(other);

/**
 * @param {HTMLElement} drawer @param {import('./people.js').People} people
 * @param {{rights: import('./rights.js').Rights, you: string, ask: (method: string, path: string, body?: object) => Promise<any>, renew: () => void}} room `ask` below the room's members
 */
export function moderatePeople(drawer, people, { rights, you, ask, renew }) {
  const own = () => (rights.has('manage') ? 'keeper' : rights.has('moderate') ? 'moderator' : 'member');
  const offer = () => drawer.querySelectorAll('[data-people] li[data-login]').forEach((row) => {
    const { login, name, role } = row.dataset;
    const wanted = login !== you && rights.has('moderate') && (rights.has('manage') || outranks(own(), role));
    const button = row.querySelector('[data-moderate]');
    if (!wanted) {
      button?.remove();
    } else if (!button) {
      row.append(el('button', { class: 'btn icon small quiet', type: 'button', 'data-moderate': '', 'aria-label': t('order.act', { name }), title: t('order.act', { name }), 'aria-haspopup': 'dialog' }, icon('more', 'm')));
    }
  });
  drawer.addEventListener('click', ({ target }) => {
    const row = /** @type {HTMLElement} */ (target).closest('[data-moderate]')?.closest('li');
    if (row) {
      open({ login: row.dataset.login, name: row.dataset.name, role: row.dataset.role });
    }
  });
  const open = (person) => new PersonDialog(person, { own: own(), personOf: (login) => people.of(login), ask, renew }).show();
  people.addEventListener('shown', offer);
  rights.addEventListener('changed', offer);
  offer();
}

class PersonDialog {
  #person;
  #with;
  #state = el('p', { class: 'soft t13', 'aria-live': 'polite' });
  #mute = el('div', { class: 'stack tight' });
  #dialog;

  constructor(person, room) {
    this.#person = person;
    this.#with = room;
    this.#dialog = el('dialog', { class: 'dialog order', 'aria-labelledby': 'order-title' },
      el('h2', { id: 'order-title' }, person.name), this.#state, this.#mute, room.own === 'keeper' && this.#roles(),
      el('div', { class: 'acts' },
        this.#button('remove', 'btn', () => this.#ask('DELETE', '?may_return=true')),
        this.#button('ban', 'btn danger', () => this.#ask('DELETE', '')),
        el('button', { class: 'btn end', type: 'button', onclick: () => this.#dialog.close() }, t('order.close'))));
    this.#dialog.addEventListener('close', () => this.#dialog.remove());
  }

  async show() {
    document.body.append(this.#dialog);
    this.#dialog.showModal();
    try {
      this.#paint(await this.#ask('GET', ''));
    } catch (failure) {
      this.#fail(failure);
    }
  }

  /** @param {{role: string, muted: object | null}} member */
  #paint({ role, muted }) {
    say(this.#state, muted ? heldText({ why: 'muted', ...muted }, this.#with.personOf) : t(role === 'reader' ? 'order.reads' : 'order.writes'));
    this.#mute.replaceChildren(...(muted ? [this.#button('unmute', 'btn', () => this.#ask('DELETE', '/mute'))]
      : outranks(this.#with.own, role) ? this.#muting() : []));
  }

  #muting() {
    const time = el('select', { class: 'select', id: 'order-for' }, ...TIMES.map((seconds) => el('option', { value: String(seconds) }, t(`order.for.${seconds}`))));
    const reason = el('input', { class: 'input', id: 'order-reason', maxLength: 250, autocomplete: 'off' });
    const mute = () => this.#ask('PUT', '/mute', { ...(Number(time.value) && { for: Number(time.value) }), reason: reason.value });
    return [
      el('div', { class: 'field' }, el('label', { htmlFor: 'order-for' }, t('order.for')), time),
      el('div', { class: 'field' }, el('label', { htmlFor: 'order-reason' }, t('order.reason')), reason),
      this.#button('mute', 'btn primary', mute),
    ];
  }

  #roles() {
    const select = el('select', { class: 'select', id: 'order-role' },
      ...ROLES.map((role) => el('option', { value: role, selected: role === this.#person.role }, t(`order.role.${role}`))));
    select.addEventListener('change', () => this.#do('role', () => this.#ask('PUT', '', { role: select.value }), { role: t(`order.role.${select.value}`) }));
    return el('div', { class: 'field' }, el('label', { htmlFor: 'order-role' }, t('order.role')), select);
  }

  #button(what, look, act) {
    return el('button', { class: look, type: 'button', [`data-${what}`]: '', onclick: () => this.#do(what, act) }, t(`order.${what}`));
  }

  async #do(what, act, places = {}) {
    try {
      await act();
      this.#dialog.close();
      this.#with.renew();
      toast(t(`order.done.${what}`, { name: this.#person.name, ...places }), 'good');
    } catch (failure) {
      this.#fail(failure);
    }
  }

  #ask(method, path, body) {
    return this.#with.ask(method, `${this.#person.login}${path}`, body);
  }

  #fail(failure) {
    say(this.#state, t('order.failed', { why: failure.message }));
  }
}
