// The groups of people: listed as they change, filtered as one types, and made.
import { el, say } from '../dom.js';
import { Filter } from '../filter.js';
import { t } from '../i18n.js';
import { toast } from '../toast.js';

const MOST = 1000;

/** @typedef {{handle: string, title: string, source: string, member_count: number}} Group */

export class GroupTable {
  #page;
  #request;
  #filter;
  #body;

  /** @param {Document} page @param {typeof import('../wire/api.js').api} request */
  constructor(page, request) {
    this.#page = page;
    this.#request = request;
    this.#body = page.querySelector('[data-groups-table] tbody');
    this.#filter = new Filter(page.querySelector('[data-groups-filter]'), {
      rows: () => [...this.#body.children],
      texts: (row) => [row.cells[0].textContent, row.cells[1].textContent],
      marks: 'td:first-child a, td:nth-child(2)',
    });
    this.#make(page.querySelector('[data-new-group-dialog]'));
  }

  async load() {
    try {
      const { groups } = await this.#request('GET', `/groups?limit=${MOST}`);
      this.#show(groups);
    } catch {
      // told again when the page is back
    }
  }

  /** Rows that say the same stay, and the focus in them. @param {Group[]} groups */
  #show(groups) {
    const rows = new Map([...this.#body.children].map((row) => [row.dataset.groupRow, row]));
    groups.forEach((group, i) => {
      const row = rows.get(group.handle) ?? newRow(group);
      fill(row, group);
      rows.delete(group.handle);
      if (this.#body.children[i] !== row) {
        this.#body.insertBefore(row, this.#body.children[i] ?? null);
      }
    });
    rows.forEach((row) => row.remove());
    this.#page.querySelector('[data-groups-table]').hidden = groups.length === 0;
    this.#page.querySelector('[data-groups-empty]').hidden = groups.length > 0;
    say(this.#page.querySelector('[data-groups-count]'), String(groups.length));
    this.#filter.look();
  }

  /** @param {HTMLDialogElement} dialog */
  #make(dialog) {
    const form = dialog.querySelector('form');
    const { title, handle } = form.elements;
    let own = false; // the handle was typed, and is not the title's any more
    this.#page.querySelector('[data-new-group]').addEventListener('click', () => {
      form.reset();
      own = false;
      wrong(form, undefined);
      dialog.showModal();
    });
    dialog.querySelector('[data-new-group-cancel]').addEventListener('click', () => dialog.close());
    handle.addEventListener('input', () => (own = handle.value !== ''));
    title.addEventListener('input', () => (own ? undefined : (handle.value = handleOf(title.value))));
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      try {
        const group = await this.#request('POST', '/groups', { title: title.value, handle: handle.value.trim() });
        location.assign(`?group=${group.handle}`);
      } catch (failure) {
        wrong(form, failure);
      }
    });
  }
}

/** Night shift → night-shift. @param {string} title */
export const handleOf = (title) => title.normalize('NFKD').toLowerCase().replace(/\p{M}+/gu, '').replace(/[^a-z0-9_]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 64);

function newRow({ handle }) {
  return el('tr', { 'data-group-row': handle }, el('td', {}, el('a', { href: `?group=${handle}` })), el('td', { class: 'mono' }, `@${handle}`), el('td'), el('td', { class: 'r' }));
}

function fill(row, { title, source, member_count: count }) {
  say(row.cells[0].firstElementChild, title);
  say(row.cells[2], t(`groups.source.${source}`));
  say(row.cells[3], String(count));
}

/** @param {HTMLFormElement} form @param {{field?: string, status: number, message: string} | undefined} failure */
function wrong(form, failure) {
  const at = failure && (form.querySelector(`[data-wrong="${failure.field ?? ''}"]`) ?? form.querySelector('[data-wrong=""]'));
  for (const place of form.querySelectorAll('[data-wrong]')) {
    place.hidden = place !== at;
    say(place, place === at ? why(failure) : '');
    form.elements[place.dataset.wrong]?.setAttribute('aria-invalid', String(place === at));
  }
  at && form.elements[at.dataset.wrong]?.focus();
}

/** @param {{field?: string, status: number, message: string}} failure */
function why({ field, status, message }) {
  const known = { handle: status === 409 ? 'groups.handle.taken' : 'groups.handle.wrong', title: 'groups.title.wrong' }[field];
  return known ? t(known) : t('groups.failed', { why: message });
}

/** @param {Error} failure */
export const failed = (failure) => toast(t('groups.failed', { why: failure.message }));
