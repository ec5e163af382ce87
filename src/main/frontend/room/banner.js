// Says that the connection is lost, for how long, and what can be done; or why this room can't be shown any more.
import { el, icon, say } from '../dom.js';
import { t } from '../i18n.js';

/** A blip that is over before anybody has read about it is not told. */
const PATIENCE_MS = 1200;
/** A page that opens looks for a way through before it complains. */
const FIRST_PATIENCE_MS = 5000;
const TICK_MS = 1000;
/** No wait is that long: the clock was set back. */
const LONGEST_WAIT_S = 20;

export class Banner {
  #place;
  #retry;
  #tick;
  #patience;
  #retryAt = 0;
  /** Nothing is lost yet: the page has just been opened. */
  #looking = true;

  /** @param {HTMLElement} place @param {() => void} retry */
  constructor(place, retry) {
    this.#place = place;
    this.#retry = retry;
  }

  /** @param {{state: string, retryAt?: number, end?: import('../wire/policy.js').End}} detail */
  show({ state, retryAt, end }) {
    if (state === 'open') {
      this.#looking = false;
      this.#clear();
    } else if (state === 'stopped') {
      this.#clear();
      if (end !== undefined) {
        this.#stop(end);
      }
    } else {
      this.#retryAt = state === 'waiting' ? retryAt : 0;
      if (state === 'waiting' && this.#looking) {
        this.#looking = false; // no way through at all
        clearTimeout(this.#patience);
        this.#patience = undefined;
      }
      this.#patience ??= setTimeout(() => this.#lost(), this.#looking ? FIRST_PATIENCE_MS : PATIENCE_MS);
      if (this.#tick !== undefined) {
        this.#say();
      }
    }
  }

  #lost() {
    clearInterval(this.#tick);
    const again = !this.#looking && el('button', { class: 'btn small', type: 'button', 'data-retry': '', onclick: this.#retry }, t('away.tryNow'));
    this.#place.replaceChildren(
      el('div', { class: 'banner lost' }, icon('lost'), el('span', { class: 'grow', 'data-text': '' }), again),
      el('span', { class: 'sr', role: 'status' }, t(this.#looking ? 'away.looking' : 'away.trying')), // told once, not every second
    );
    this.#tick = setInterval(() => this.#say(), TICK_MS);
    this.#say();
  }

  #say() {
    const seconds = Math.ceil((this.#retryAt - Date.now()) / 1000);
    const trying = t(this.#looking ? 'away.looking' : 'away.trying');
    const text = navigator.onLine === false ? t('away.offline') : seconds > 0 && seconds <= LONGEST_WAIT_S ? t('away.again', { n: seconds }) : trying;
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
