// What administrators tell everybody, and everybody in this room, above the page: painted by the server, live from there on, gone when it ends or the person
// has seen enough of it on any of their pages.
import { el, icon } from '../dom.js';
import { t } from '../i18n.js';

const LOOKS = { info: ['', 'horn'], warning: ['lost', 'warning'], alarm: ['alarm', 'alert'] };
/** As long as a timer can be: the page is loaded anew before that. */
const LONGEST_S = 2_000_000;

/** @typedef {{id: number, text: string, severity: 'info' | 'warning' | 'alarm', ends_in: number}} Announcement */

export class Announcements {
  #place;
  #request;
  /** @type {Map<number, ReturnType<typeof setTimeout>>} */ #timers = new Map();

  /** @param {HTMLElement} place @param {EventTarget} connection @param {typeof import('../wire/api.js').api} request */
  constructor(place, connection, request) {
    this.#place = place;
    this.#request = request;
    [...place.children].forEach((banner) => this.#live(banner, Number(banner.dataset.announcement), Number(banner.dataset.endsIn)));
    connection.addEventListener('own', ({ detail }) => this.hear(detail));
    connection.addEventListener('back', () => this.#load().catch(() => {})); // it tells `back` again
  }

  /** A frame of the person's own channel, or of the room the page shows; one that tells something else is let be. @param {{type: string, id?: number, announcement?: Announcement}} frame */
  hear(frame) {
    if (frame.type === 'announcement') {
      this.#show(frame.announcement);
    } else if (frame.type === 'announcement_over') {
      this.#remove(frame.id);
    }
  }

  /** What was told while nobody listened. */
  async #load() {
    const room = this.#place.dataset.of;
    const { announcements } = await this.#request('GET', `/announcements${room ? `?room=${room}` : ''}`);
    const ids = new Set(announcements.map(({ id }) => String(id)));
    [...this.#place.children].filter(({ dataset }) => !ids.has(dataset.announcement)).forEach(({ dataset }) => this.#remove(Number(dataset.announcement)));
    announcements.reverse().forEach((announcement) => this.#show(announcement));
  }

  /** The newest stands first. @param {Announcement} announcement */
  #show({ id, text, severity, ends_in: endsIn }) {
    if (this.#find(id)) {
      return;
    }
    const [look, name] = LOOKS[severity];
    const banner = el('div', { class: `banner ${look}`, 'data-announcement': String(id) },
      icon(name), el('span', { class: 'grow' }, el('span', { class: 'sr' }, `${t(`announce.${severity}`)}: `), text),
      el('button', { class: 'btn icon small', type: 'button', 'aria-label': t('announce.dismiss'), title: t('announce.dismiss'), 'data-dismiss': '' }, icon('close', 'm')));
    this.#place.prepend(banner);
    this.#live(banner, id, endsIn);
  }

  #live(banner, id, endsIn) {
    banner.querySelector('[data-dismiss]').addEventListener('click', () => this.#dismiss(id));
    if (endsIn < LONGEST_S) {
      this.#timers.set(id, setTimeout(() => this.#remove(id), endsIn * 1000));
    }
  }

  /** Gone at once; should the server not hear of it, it is there again on the next page. */
  #dismiss(id) {
    this.#remove(id);
    this.#request('POST', `/announcements/${id}/dismiss`).catch(() => {});
  }

  #remove(id) {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    const banner = this.#find(id);
    if (banner?.contains(document.activeElement)) {
      (banner.nextElementSibling?.querySelector('button') ?? document.querySelector('#stage'))?.focus();
    }
    banner?.remove();
  }

  #find(id) {
    return this.#place.querySelector(`[data-announcement="${id}"]`);
  }
}
