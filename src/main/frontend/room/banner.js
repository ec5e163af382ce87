// Says that the connection is lost, for how long, and what can be done; or why this room can't be shown any more.
import { el, icon, say } from '../dom.js';
import { t } from '../i18n.js';

/** A blip that is over before anybody has read about it is not told. */
const PATIENCE_MS = 1200;
/** A page that opens looks for a way through before it complains. */
const FIRST_PATIENCE_MS = 5000;
const TICK_MS = 1000;

export class Banner {
  #place;
  #retry;
  #tick;
  #patience;
  #retryAt = 0;
  #everOpen = false;

  /** @param {HTMLElement} place @param {() => void} retry */
  constructor(place, retry) {
    this.#place = place;
    this.#retry = retry;
  }

  /** @param {{state: string, retryAt?: number, end?: import('../wire/policy.js').End}} detail */
  show({ state, retryAt, end }) {
    if (state === 'open') {
      this.#everOpen = true;
      this.#clear();
    } else if (state === 'stopped') {
      this.#clear();
      if (end !== undefined) {
        this.#stop(end);
      }
    } else {
      this.#retryAt = state === 'waiting' ? retryAt : 0;
      if (state === 'waiting' && !this.#everOpen) {
        this.#everOpen = true; // no way through at all: that is a loss, and told like one
        clearTimeout(this.#patience);
        this.#patience = undefined;
      }
      this.#patience ??= setTimeout(() => this.#lost(), this.#everOpen ? PATIENCE_MS : FIRST_PATIENCE_MS);
      if (this.#tick !== undefined) {
        this.#say();
      }
    }
  }

  #lost() {
    const again = el('button', { class: 'btn small', type: 'button', 'data-retry': '', onclick: this.#retry }, t('away.tryNow'));
    this.#place.replaceChildren(
      el('div', { class: 'banner lost' }, icon('lost'), el('span', { class: 'grow', 'data-text': '' }), again),
      el('span', { class: 'sr', role: 'status' }, t('away.trying')), // told once, not every second
    );
    this.#tick = setInterval(() => this.#say(), TICK_MS);
    this.#say();
  }

  #say() {
    const seconds = Math.ceil((this.#retryAt - Date.now()) / 1000);
    const text = navigator.onLine === false ? t('away.offline') : seconds > 0 ? t('away.again', { n: seconds }) : t('away.trying');
    say(this.#place.querySelector('[data-text]'), text);
  }

  #stop(end) {
    const way = end === 'mismatch'
      ? el('button', { class: 'btn small', type: 'button', onclick: () => location.reload() }, t('away.reload'))
      : el('a', { class: 'btn small', href: '/lobby' }, t('away.lobby'));
    this.#place.replaceChildren(el('div', { class: 'banner alarm', role: 'alert' }, icon('alert'), el('span', { class: 'grow' }, t(`away.${end}`)), way));
  }

  #clear() {
    clearTimeout(this.#patience);
    clearInterval(this.#tick);
    this.#patience = this.#tick = undefined;
    this.#place.replaceChildren();
  }
}
