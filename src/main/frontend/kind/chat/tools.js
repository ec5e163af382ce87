// What can be done with a message, beside it: by pointer, and by keyboard with the arrows through the rows.
import { el, icon } from '../../dom.js';
import { t } from '../../i18n.js';

/** @typedef {{edit?: (row: HTMLElement) => void, erase: (row: HTMLElement) => void, done: () => void}} Acts */

/** @param {HTMLElement} list @param {{own: string, moderates: () => boolean}} rights @param {Acts} acts */
export function workTools(list, { own, moderates }, acts) {
  const offer = (row) => {
    if (!row?.dataset.seq || row.classList.contains('erased') || row.querySelector('.tools') || (row.dataset.from !== own && !moderates())) {
      return;
    }
    row.append(tools(row, row.dataset.from === own && acts.edit, acts));
  };
  const rowAt = (target) => target.closest('.msg');
  list.addEventListener('pointerover', ({ target }) => offer(rowAt(target)));
  list.addEventListener('focusin', ({ target }) => offer(rowAt(target)));
  list.addEventListener('keydown', (event) => {
    const row = event.target.closest('.msg');
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const next = neighbour(row ?? list.lastElementChild, event.key === 'ArrowUp' ? -1 : 1, !row);
      if (next) {
        event.preventDefault();
        next.focus();
      }
    } else if (event.key === 'Escape') {
      acts.done();
    }
  });
  // One stop for the tab key: the list, which hands on to its newest row.
  list.tabIndex = 0;
  list.addEventListener('focus', () => list.matches(':focus-visible') && neighbour(list.lastElementChild, -1, true)?.focus());
  list.addEventListener('focusin', ({ target }) => (list.tabIndex = target === list ? 0 : -1));
  list.addEventListener('focusout', () => (list.tabIndex = 0));
}

function neighbour(row, step, itself) {
  let next = itself ? row : step < 0 ? row.previousElementSibling : row.nextElementSibling;
  while (next && !next.matches('.msg')) {
    next = step < 0 ? next.previousElementSibling : next.nextElementSibling;
  }
  return next;
}

function tools(row, edit, { erase }) {
  const button = (name, look, act) =>
    el('button', { class: 'btn icon small', type: 'button', 'aria-label': t(`message.${name}`), title: t(`message.${name}`), [`data-${name}`]: '', onclick: () => act(row) }, icon(look, 'm'));
  return el('div', { class: 'tools', role: 'toolbar', 'aria-label': t('message.tools') },
    edit && button('edit', 'edit', edit),
    button('delete', 'trash', erase));
}
