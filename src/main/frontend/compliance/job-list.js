// Jobs as they go on: asked for again while one is open, and whenever somebody says that one has moved.
import { el, say } from '../dom.js';
import { t } from '../i18n.js';
import { askPassword } from './password.js';

const SOON_MS = 1500;
const LATER_MS = 30_000;

export class JobList {
  #place;
  #request;
  #leave;
  #timer;
  #states = new Map();

  /**
   * @param {HTMLElement} place @param {typeof import('../wire/api.js').api} request
   * @param {(href: string) => void} [leave] to a download: the page stays
   */
  constructor(place, request, leave = (href) => location.assign(href)) {
    this.#place = place;
    this.#request = request;
    this.#leave = leave;
  }

  begin() {
    this.look();
    return this;
  }

  async look() {
    clearTimeout(this.#timer);
    let jobs = [];
    try {
      ({ jobs } = await this.#request('GET', this.#place.dataset.jobs === 'administrators' ? '/jobs?of=administrators' : '/jobs'));
      this.#show(jobs);
    } catch {
      // Asked again.
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.look(), jobs.some(({ state }) => state === 'open') ? SOON_MS : LATER_MS);
  }

  #show(jobs) {
    this.#place.querySelector('[data-job-rows]').replaceChildren(...jobs.map((job) => this.#row(job)));
    this.#place.querySelector('[data-no-jobs]').hidden = jobs.length > 0;
    this.#place.querySelector('.over').hidden = jobs.length === 0;
    for (const { id, state } of jobs) {
      if (this.#states.get(id) === 'open' && state === 'done') {
        say(this.#place.querySelector('[data-jobs-told]'), t('job.ready', { id }));
      }
      this.#states.set(id, state);
    }
  }

  #row(job) {
    const began = new Date(job.at);
    return el('tr', { 'data-job': job.id },
      el('td', { class: 'r num' }, String(job.id)),
      el('td', {}, t(`job.${job.what}`)),
      el('td', { class: 'mono' }, job.asked_by),
      el('td', { class: 'r' }, el('time', { dateTime: job.at }, began.toLocaleString())),
      el('td', { class: 'num' }, ...progress(job)),
      el('td', { class: 'r' }, job.state === 'done' && job.expires_at ? this.#download(job) : null));
  }

  #download(job) {
    const until = t('job.until', { time: new Date(job.expires_at).toLocaleDateString() });
    return el('button', { class: 'btn small', type: 'button', title: until, 'data-job-download': job.id, onclick: () => this.#open(job) }, t('job.download'));
  }

  async #open(job) {
    const href = await askPassword((password) => this.#request('POST', `/jobs/${job.id}/ticket`, { password }).then((said) => said.href));
    if (href) {
      this.#leave(href);
    }
  }
}

function progress({ state, progress: percent, failure }) {
  if (state !== 'open') {
    return [el('span', { class: `chip ${{ done: 'good', failed: 'bad' }[state] ?? 'still'}`, title: failure }, t(`job.${state}`))];
  }
  const bar = el('progress', { max: 100, value: percent, 'aria-label': t('job.open') });
  return [bar, ` ${t('job.percent', { n: percent })}`];
}
