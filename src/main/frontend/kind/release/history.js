// Releases there were before, in a dialog: how they ended, and how long they took.
import { el, icon } from '../../dom.js';
import { Filter } from '../../filter.js';
import { t, when } from '../../i18n.js';
import { between } from './figures.js';

const ICONS = { passed: 'check', failed: 'close' };
const LOOKS = { passed: 'passed', failed: 'failed' };
const PAGE = 20;

/** @typedef {Omit<import('./console.js').Release, 'stages'>} Told */

export class History {
  #dialog;
  #ask;
  #shown;
  #filter;
  /** @type {Told[]} */ #told = [];

  /** @param {HTMLDialogElement} dialog @param {(before: number, limit: number) => Promise<{releases: Told[]}>} ask @param {(seq: number) => void} choose */
  constructor(dialog, ask, choose) {
    this.#dialog = dialog;
    this.#ask = ask;
    this.#filter = new Filter(dialog.querySelector('[data-release-filter]'), {
      rows: () => [...dialog.querySelector('[data-releases]').children],
      texts: (row) => [row.textContent],
      marks: '[data-version]',
    });
    this.#filter.addEventListener('looked', ({ detail: { typed, shown } }) => (dialog.querySelector('[data-no-release]').hidden = shown > 0 || typed === ''));
    dialog.querySelector('[data-close]').addEventListener('click', () => dialog.close());
    dialog.querySelector('[data-more]').addEventListener('click', () => this.#more());
    dialog.querySelector('[data-releases]').addEventListener('click', ({ target }) => {
      const row = target.closest('[data-seq]');
      if (row) {
        dialog.close();
        choose(Number(row.dataset.seq));
      }
    });
  }

  /** @param {Told[]} releases newest first @param {number} shown the one that is looked at */
  open(releases, shown) {
    this.#told = releases;
    this.#shown = shown;
    this.#draw(releases.length > PAGE);
    this.#dialog.showModal();
  }

  async #more() {
    const { releases } = await this.#ask(this.#told.at(-1).seq, PAGE).catch(() => ({ releases: [] }));
    this.#told = [...this.#told, ...releases];
    this.#draw(releases.length === PAGE);
  }

  #draw(more) {
    this.#dialog.querySelector('[data-more]').hidden = !more;
    this.#dialog.querySelector('[data-releases]').replaceChildren(...this.#told.map((told) => el('li', {}, this.#row(told))));
    this.#filter.look();
  }

  #row(told) {
    const { seq, version, outcome } = told;
    return el('button', { class: 'row', type: 'button', 'data-seq': String(seq), 'aria-current': seq === this.#shown && 'true' },
      el('span', { class: LOOKS[outcome] ?? 'waiting' }, icon(ICONS[outcome] ?? (outcome === 'abandoned' ? 'release-skipped' : 'release-running'))),
      el('span', { class: 'grow clip', 'data-version': '' }, version), el('small', { class: 'num' }, endOf(told)));
  }
}

/** @param {Told} release */
export function endOf({ outcome, opened_at: from, ended_at: to, failed_at: stage }) {
  const at = when(new Date(from));
  if (outcome === 'passed') {
    return t('earlier.passed', { when: at, span: between(from, to) });
  }
  const how = outcome === 'failed' ? t('earlier.failed', { stage }) : t(outcome === 'abandoned' ? 'earlier.abandoned' : 'earlier.open');
  return t('earlier.passed', { when: at, span: how });
}
