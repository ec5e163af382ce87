// The list of live sessions: selecting some, and ending them.
import { say } from '../dom.js';
import { t } from '../i18n.js';

export class SessionList {
  #place;
  #end;
  #endPerson;

  /** @param {HTMLElement} place @param {{end: (id: string) => Promise<void>, endAll: (login: string) => Promise<void>, failed: (failure: Error) => void, done: (n: number) => void}} acts */
  constructor(place, { end, endAll, failed, done }) {
    this.#place = place;
    this.#end = place.querySelector('[data-end]');
    this.#endPerson = place.querySelector('[data-end-person]');
    place.addEventListener('change', () => this.show());
    this.#end.addEventListener('click', () => this.#run(this.#selected, (row) => end(row.dataset.id), { failed, done }));
    this.#endPerson.addEventListener('click', async () => {
      const [{ dataset: { login } }] = this.#selected;
      const theirs = [...this.#place.querySelectorAll('tr[data-login]')].filter((row) => row.dataset.login === login);
      const all = endAll(login);
      await this.#run(theirs, () => all, { failed, done });
    });
    this.show();
  }

  get #selected() {
    return [...this.#place.querySelectorAll('tr[data-id]')].filter((row) => row.querySelector('input:checked'));
  }

  /** Each by itself: one that has gone already keeps no other. */
  async #run(rows, act, { failed, done }) {
    this.#end.disabled = true;
    const results = await Promise.allSettled(rows.map(act));
    const ended = rows.filter((_, i) => results[i].status === 'fulfilled' || results[i].reason.status === 404);
    ended.forEach((row) => row.remove());
    const failure = results.find(({ status, reason }) => status === 'rejected' && reason.status !== 404);
    if (failure) {
      failed(failure.reason);
    } else {
      done(ended.length);
    }
    this.show();
  }

  /** What is selected, which rows that have gone are not. */
  show() {
    const selected = this.#selected;
    this.#place.querySelectorAll('tr[data-id]').forEach((row) => row.setAttribute('aria-selected', String(selected.includes(row))));
    const badge = this.#place.querySelector('[data-selected]');
    badge.hidden = selected.length === 0;
    say(badge, selected.length ? t('console.selected', { n: selected.length }) : '');
    this.#end.disabled = selected.length === 0;
    const people = new Set(selected.map(({ dataset }) => dataset.login));
    this.#endPerson.hidden = people.size !== 1;
    say(this.#endPerson, people.size === 1 ? t('console.end_person', { name: selected[0].dataset.name }) : '');
  }
}
