// Has the server walk along the chain of seals, and says in words what it found.
import { el, icon } from '../dom.js';
import { t } from '../i18n.js';

/** Millions of acts take their time. */
const WITHIN_MS = 300_000;

export class Verify {
  #button;
  #place;
  #request;

  /** @param {HTMLButtonElement} button @param {HTMLElement} place @param {typeof import('../wire/api.js').api} request */
  constructor(button, place, request) {
    this.#button = button;
    this.#place = place;
    this.#request = request;
    button.addEventListener('click', () => this.#verify());
  }

  async #verify() {
    this.#button.disabled = true;
    this.#button.classList.add('busy');
    try {
      this.#show(await this.#request('GET', '/audit/verify', undefined, AbortSignal.timeout(WITHIN_MS)));
    } catch (failure) {
      this.#say('lost', 'warning', failure.status === 0 ? t('audit.unreachable') : failure.message);
    } finally {
      this.#button.disabled = false;
      this.#button.classList.remove('busy');
    }
  }

  #show(verdict) {
    this.#say(verdict.whole ? '' : 'alarm', verdict.whole ? 'check' : 'warning', inWords(verdict));
  }

  #say(look, drawn, text) {
    this.#place.replaceChildren(el('div', { class: `banner inset ${look}`.trim() }, icon(drawn), el('span', {}, text)));
  }
}

/** @param {{whole: boolean, sealed: number, hash: string, first?: {what: string, n: number, act?: number}}} verdict */
export function inWords({ whole, sealed, hash, first }) {
  return whole
    ? t('audit.whole', { n: sealed, hash: hash.slice(0, 16) })
    : t(`audit.broken.${first.what}`, { number: first.n, act: first.act ?? '–', before: first.n - 1 });
}
