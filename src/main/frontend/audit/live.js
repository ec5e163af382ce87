// The newest acts come to the top of the trail by themselves, while somebody looks.
import { say } from '../dom.js';
import { t } from '../i18n.js';
import { actRow } from './row.js';

const EVERY_MS = 3000;
/** A page that stands open for days does not grow for ever. */
const MOST_ROWS = 500;

export class AuditLive {
  #place;
  #request;
  #words;
  #path;

  /** @param {HTMLElement} place @param {typeof import('../wire/api.js').api} request */
  constructor(place, request) {
    this.#place = place;
    this.#request = request;
    this.#words = JSON.parse(place.dataset.words);
    this.#path = place.dataset.news;
  }

  /** Where other than the newest are shown there is nothing to wait for. */
  begin() {
    if (this.#path) {
      this.#again();
    }
  }

  #again() {
    setTimeout(async () => {
      if (!document.hidden) {
        await this.#look();
      }
      this.#again();
    }, EVERY_MS);
  }

  async #look() {
    try {
      const { acts, head } = await this.#request('GET', this.#path);
      this.#path = this.#path.replace(/after=\d+/, `after=${head}`);
      this.#show(acts.filter(({ id }) => !this.#place.querySelector(`[data-act="${id}"]`)));
    } catch {
      // Asked again in a moment; what came meanwhile comes then.
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
