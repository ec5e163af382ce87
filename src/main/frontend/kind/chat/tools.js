// What can be done with a message, beside it: by pointer, and by keyboard with the arrows through the rows.
import { el, icon } from '../../dom.js';
import { t } from '../../i18n.js';
import { openMenu } from './menu.js';
import { pickReaction } from './picker.js';
import { stateOf } from './under.js';

/**
 * What is left out can't be done here.
 * @typedef {{react?: (row: HTMLElement, reaction: string) => void, answer?: (row: HTMLElement) => void, pin?: (row: HTMLElement, remove: boolean) => void,
 *   link?: (row: HTMLElement) => void, edit?: (row: HTMLElement) => void, erase: (row: HTMLElement) => void, done: () => void,
 *   more: (row: HTMLElement) => import('./menu.js').Item[], history: (row: HTMLElement) => void}} Acts more: what else can be done with it now; history: what it said before
 */

/** @param {HTMLElement} list @param {{own: string, writes: () => boolean, moderates: () => boolean}} rights @param {Acts} acts */
export function workTools(list, { own, writes, moderates }, acts) {
  const offer = (row) => {
    const erased = row?.classList.contains('erased');
    if (!row?.dataset.seq || (erased && acts.more(row).length === 0)) {
      return;
    }
    const mine = row.dataset.from === own;
    const { pinned = false } = stateOf(row);
    const forwarded = row.querySelector('.forwarded'); // another's words, which are not one's own to change
    const key = `${writes()} ${moderates()} ${pinned} ${erased}`;
    const present = row.querySelector('.tools');
    if (present && (present.dataset.key === key || present.contains(document.activeElement))) {
      return;
    }
    present?.remove();
    row.append(tools(row, erased ? { more: acts.more } : { ...acts, ...(writes() ? {} : { react: undefined, answer: undefined, edit: undefined }),
      ...(acts.pin && (writes() || moderates()) ? {} : { pin: undefined }), erase: (mine && writes()) || moderates() ? acts.erase : undefined, edit: mine && writes() && !forwarded ? acts.edit : undefined }, pinned, key));
  };
  const rowAt = (target) => target.closest('.msg');
  list.addEventListener('pointerover', ({ target }) => offer(rowAt(target)));
  list.addEventListener('focusin', ({ target }) => offer(rowAt(target)));
  list.addEventListener('click', ({ target }) => {
    if (target.closest('.edited') && moderates()) {
      acts.history(rowAt(target));
    }
    const chip = target.closest('.under [data-reaction]');
    if (chip && writes()) {
      acts.react(rowAt(chip), chip.dataset.reaction);
    }
  });
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
  let next = itself ? row : step < 0 ? row?.previousElementSibling : row?.nextElementSibling;
  while (next && !next.matches('.msg')) {
    next = step < 0 ? next.previousElementSibling : next.nextElementSibling;
  }
  return next;
}

/** @param {Partial<Acts>} acts of this row's */
function tools(row, acts, pinned, key) {
  const button = (name, look, act, mark = name) =>
    act && el('button', { class: 'btn icon small', type: 'button', 'aria-label': t(`message.${name}`), title: t(`message.${name}`), [`data-${mark}`]: '', onclick: () => act(row) }, icon(look, 'm'));
  const { react, pin } = acts;
  const bar = el('div', { class: 'tools', role: 'toolbar', 'aria-label': t('message.tools'), 'data-key': key },
    react && el('button', { class: 'btn icon small', type: 'button', 'aria-label': t('reaction.agree'), title: t('reaction.agree'), 'data-agree': '', onclick: () => react(row, 'agree') }, icon('agree', 'm')),
    react && el('button', { class: 'btn icon small', type: 'button', 'aria-label': t('reaction.add'), title: t('reaction.add'), 'aria-haspopup': 'dialog', 'data-react': '', onclick: () => pickReaction(bar, (reaction) => react(row, reaction), () => row.focus()) }, icon('smile', 'm')),
    button('answer', 'reply', acts.answer),
    pin && button(pinned ? 'unpin' : 'pin', 'pin', () => pin(row, pinned), 'pin'),
    button('link', 'link', acts.link),
    button('edit', 'edit', acts.edit),
    button('delete', 'trash', acts.erase),
    el('button', { class: 'btn icon small', type: 'button', 'aria-label': t('message.more'), title: t('message.more'), 'aria-haspopup': 'menu', 'data-more': '', onclick: () => openMenu(bar, acts.more(row), () => row.focus()) }, icon('more', 'm')));
  return bar;
}
