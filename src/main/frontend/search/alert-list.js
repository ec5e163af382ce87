// The person's alerts beside the search: what is new, open, rename, delete.
import { el, icon, say } from '../dom.js';
import { t } from '../i18n.js';
import { badgeText } from '../lobby/rooms.js';
import { toast } from '../toast.js';

const LONGEST_NAME = 80;

export class AlertList {
  #place;
  #alerts;
  #open;
  /** Which is being renamed. @type {number | undefined} */ #renamed;
  #looked = '';

  /** @param {HTMLElement} place @param {import('./alerts.js').Alerts} alerts @param {(q: string) => void} open */
  constructor(place, alerts, open) {
    this.#place = place;
    this.#alerts = alerts;
    this.#open = open;
    alerts.addEventListener('changed', () => this.#draw());
    alerts.addEventListener('matched', ({ detail }) => detail.alert.q === this.#looked && this.look(this.#looked));
    document.addEventListener('visibilitychange', () => this.look(this.#looked));
  }

  /** What is looked at now is not new any more. @param {string} q */
  look(q) {
    this.#looked = q;
    const alert = this.#alerts.of(q);
    if (alert && alert.new > 0 && document.visibilityState === 'visible') {
      this.#alerts.seen(alert.id).catch(() => {}); // it stays new, and is looked at again
    }
    this.#draw();
  }

  /** @param {number} id its name is to be typed */
  rename(id) {
    this.#renamed = id;
    this.#draw();
    const field = this.#place.querySelector('[data-name]');
    field?.focus();
    field?.select();
  }

  #draw() {
    if (this.#place.querySelector('[data-name]') && this.#renamed !== undefined && this.#alerts.all.some(({ id }) => id === this.#renamed)) {
      return; // who types a name goes on typing
    }
    const focused = document.activeElement?.closest('[data-alert]')?.dataset.alert;
    this.#place.querySelector('[data-no-alerts]').hidden = this.#alerts.all.length > 0;
    this.#place.querySelector('[data-alerts]').replaceChildren(...this.#alerts.all.map((alert) => (alert.id === this.#renamed ? this.#form(alert) : this.#row(alert))));
    focused && this.#place.querySelector(`[data-alert="${focused}"] a`)?.focus();
  }

  #row(alert) {
    const { id, name, q } = alert;
    const button = (what, look, act) => el('button', { class: 'btn icon small quiet', type: 'button', [`data-${what}`]: '', 'aria-label': t(`alert.${what}`, { name }), title: t(`alert.${what}`, { name }), onclick: act }, icon(look));
    const open = (event) => {
      event.preventDefault();
      this.#open(q);
    };
    return el('li', { class: 'row kept', 'data-alert': String(id), 'aria-current': q === this.#looked && 'true' },
      el('a', { class: 'two to', href: `/search?q=${encodeURIComponent(q)}`, onclick: open }, el('span', { class: 'clip' }, name), name !== q && el('small', { class: 'clip faint' }, q)),
      this.#badge(alert), button('rename', 'edit', () => this.rename(id)), button('delete', 'trash', () => this.#remove(alert)));
  }

  #badge({ new: news, new_exact: exact }) {
    if (news === 0) {
      return null;
    }
    return el('span', { class: 'badge', title: t('alert.new', { n: news }) }, exact === false ? `${badgeText(news).replace('+', '')}+` : badgeText(news));
  }

  #form({ id, name }) {
    const field = el('input', { class: 'input small', value: name, maxLength: LONGEST_NAME, required: true, 'aria-label': t('alert.name'), 'data-name': '' });
    const done = () => {
      this.#renamed = undefined;
      field.remove();
      this.#draw();
      this.#place.querySelector(`[data-alert="${id}"] a`)?.focus();
    };
    const save = (event) => {
      event.preventDefault();
      const wanted = field.value.trim();
      wanted && wanted !== name ? this.#try(this.#alerts.rename(id, wanted)).then((worked) => worked && done()) : done();
    };
    field.addEventListener('keydown', (event) => event.key === 'Escape' && (event.stopPropagation(), done()));
    return el('li', { class: 'row kept', 'data-alert': String(id) },
      el('form', { class: 'line grow', onsubmit: save }, field, el('button', { class: 'btn small', type: 'submit' }, t('alert.save'))));
  }

  async #remove({ id, name, q }) {
    if (await this.#try(this.#alerts.remove(id))) {
      toast(t('alert.deleted', { name }), 'good', { label: t('alert.undo'), act: () => this.#try(this.#alerts.keep(q, name)) });
    }
  }

  /** @returns {Promise<boolean>} whether it worked; the person is told where it did not */
  async #try(work) {
    try {
      await work;
      return true;
    } catch (failure) {
      toast(t('alert.failed', { why: failure.status === 0 ? t('lobby.unreachable') : failure.message }));
      return false;
    }
  }
}

/** The button that keeps the search that is looked at. @param {HTMLButtonElement} button @param {import('./alerts.js').Alerts} alerts @param {string} q */
export function showKept(button, alerts, q) {
  const kept = alerts.of(q) !== undefined;
  button.hidden = q === '';
  button.setAttribute('aria-pressed', String(kept));
  say(button.querySelector('span'), t(kept ? 'alert.kept' : 'alert.keep'));
}
