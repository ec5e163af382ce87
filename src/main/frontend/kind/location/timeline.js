// The time the map shows: now, or one of the last 24 hours before whatever moment was chosen.
import { say } from '../../dom.js';
import { dayKey, full, t, time, when } from '../../i18n.js';

const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;
/** As far as rooms usually remember. */
const LONGEST_MS = 30 * DAY_MS;

/** Tells `change`. */
export class Timeline extends EventTarget {
  #place;
  #slider;
  #clock;
  /** Where the slider ends; undefined: now, and it goes along. @type {number | undefined} */ #end;
  /** Undefined: now. @type {number | undefined} */ #at;

  /** @param {HTMLElement} place @param {() => number} [clock] */
  constructor(place, clock = Date.now) {
    super();
    this.#place = place;
    this.#clock = clock;
    this.#slider = /** @type {HTMLInputElement} */ (place.querySelector('[data-at]'));
    this.#slider.addEventListener('input', () => this.#slide());
    const on = (what, act) => place.querySelector(`[data-do="${what}"]`).addEventListener('click', act);
    on('earlier', () => this.#move(-DAY_MS));
    on('later', () => this.#move(DAY_MS));
    on('live', () => this.#set(undefined, undefined));
    this.#show();
  }

  /** What the map shows; undefined: now. @returns {number | undefined} */
  get at() {
    return this.#at;
  }

  /** The stretch the slider covers. @returns {{from: number, to: number}} */
  get stretch() {
    const to = this.#end ?? this.#clock();
    return { from: to - DAY_MS, to };
  }

  /** @param {number} [at] undefined: now */
  goTo(at) {
    const now = this.#clock();
    const past = at !== undefined && at < now - MINUTE_MS;
    this.#set(past ? Math.min(now, at + DAY_MS / 2) : undefined, past ? at : undefined);
  }

  #slide() {
    const end = this.#end ?? this.#clock();
    const at = end - (Number(this.#slider.max) - Number(this.#slider.value)) * MINUTE_MS;
    // The right end of the slider is now, unless it was moved to another day.
    this.#set(end, at >= this.#clock() - MINUTE_MS / 2 ? undefined : at);
  }

  #move(ms) {
    const now = this.#clock();
    const end = Math.max(now - LONGEST_MS, (this.#end ?? now) + ms);
    this.#set(end, end >= now ? undefined : (this.#at ?? now) + ms);
  }

  #set(end, at) {
    this.#end = at === undefined ? undefined : end;
    this.#at = at === undefined ? undefined : Math.max(end - DAY_MS, Math.min(end, at));
    this.#show();
    this.dispatchEvent(new CustomEvent('change'));
  }

  #show() {
    const live = this.#at === undefined;
    const { to } = this.stretch;
    this.#slider.value = live ? this.#slider.max : String(Number(this.#slider.max) - Math.round((to - this.#at) / MINUTE_MS));
    this.#slider.setAttribute('aria-valuetext', live ? t('time.now') : full(new Date(this.#at)));
    say(this.#place.querySelector('[data-when]'), live ? t('time.now') : this.#said(new Date(this.#at)));
    this.#place.querySelector('[data-do="live"]').setAttribute('aria-pressed', String(live));
    this.#place.querySelector('[data-do="later"]').disabled = live;
  }

  #said(at) {
    const now = new Date(this.#clock());
    return dayKey(at) === dayKey(now) ? time(at) : t('time.then', { day: when(at, now), time: time(at) });
  }
}
