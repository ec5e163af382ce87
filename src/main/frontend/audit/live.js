// The newest acts come to the top of the trail by themselves, while somebody looks: the console's channel says that there are some, and what fits the page's filter
// is asked for. Where the channel is not there it is asked now and then.
import { say } from '../dom.js';
import { t } from '../i18n.js';
import { actRow } from './row.js';

const EVERY_MS = 15_000;
/** A page that stands open for days does not grow for ever. */
const MOST_ROWS = 500;

export class AuditLive {
  #place;
  #request;
  #words;
  #path;
  #timer;
  #looking;
  #again = false;
  #isPushed = false;

  /** @param {HTMLElement} place @param {typeof import('../wire/api.js').api} request */
  constructor(place, request) {
    this.#place = place;
    this.#request = request;
    this.#words = JSON.parse(place.dataset.words);
    this.#path = place.dataset.news;
  }

  /** Where other than the newest are shown there is nothing to wait for. @param {EventTarget} watch tells `begun`, `act` and `away` */
  begin(watch) {
    if (!this.#path) {
      return;
    }
    watch.addEventListener('begun', () => {
      this.#isPushed = true;
      clearTimeout(this.#timer);
      this.look();
    });
    watch.addEventListener('act', () => this.look());
    watch.addEventListener('away', () => {
      this.#isPushed = false;
      this.#poll();
    });
    document.addEventListener('visibilitychange', () => this.look());
    this.#poll();
  }

  #poll() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.look().finally(() => this.#isPushed || this.#poll()), EVERY_MS);
  }

  /** One question at a time; what is told of meanwhile is asked for behind it. */
  async look() {
    if (document.hidden) {
      return;
    }
    this.#again = true;
    this.#looking ??= this.#lookAgain().finally(() => (this.#looking = undefined));
    await this.#looking;
  }

  async #lookAgain() {
    while (this.#again) {
      this.#again = false;
      try {
        const { acts, head } = await this.#request('GET', this.#path);
        this.#path = this.#path.replace(/after=\d+/, `after=${head}`);
        this.#show(acts.filter(({ id }) => !this.#place.querySelector(`[data-act="${id}"]`)));
      } catch {
        // Asked again with what comes next; what came meanwhile comes then.
      }
    }
  }

  /** @param {import('./row.js').Act[]} acts the oldest first */
  #show(acts) {
    if (acts.length === 0) {
      return;
    }
    const rows = this.#place.querySelector('[data-acts]');
    acts.forEach((act) => rows.prepend(actRow(act, this.#words)));
    while (rows.children.length > MOST_ROWS) {
      rows.lastElementChild.remove();
    }
    this.#place.querySelector('[data-none]').hidden = true;
    this.#place.querySelector('.over').hidden = false;
    say(this.#place.querySelector('[data-told]'), t('audit.new', { n: acts.length }));
  }
}
