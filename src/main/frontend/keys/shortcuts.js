// What the keyboard can do on this page, listed on `?`.
import { el, icon } from '../dom.js';
import { t } from '../i18n.js';
import { keyCap } from './caps.js';

/** @typedef {{keys: string[][], does: string}} Shortcut `keys`: each a chord, one or the other; `does`: the key of its word */

/** @type {Map<string, Shortcut[]>} */
const groups = new Map([['keys.everywhere', [
  { keys: [['Ctrl', 'K']], does: 'keys.switch' },
  { keys: [['/']], does: 'keys.search' },
  { keys: [['Alt', 'Shift', 'ArrowDown'], ['Alt', 'Shift', 'ArrowUp']], does: 'keys.unread' },
  { keys: [['Alt', 'ArrowDown'], ['Alt', 'ArrowUp']], does: 'keys.room' },
  { keys: [['Esc']], does: 'keys.shut' },
  { keys: [['?']], does: 'keys.list' },
]]]);

/** A page's or a kind's own, below those of every page. @param {string} title the key of its word @param {Shortcut[]} shortcuts */
export function teach(title, shortcuts) {
  groups.set(title, shortcuts);
}

/** Opens the list. */
export function listShortcuts() {
  const title = t('keys.title');
  const shut = el('button', { class: 'btn icon small', type: 'button', 'aria-label': t('keys.close'), onclick: () => dialog.close() }, icon('close', 'm'));
  const dialog = el('dialog', { class: 'dialog shortcuts', 'aria-label': title, onclose: () => dialog.remove() },
    el('div', { class: 'line' }, el('h2', { class: 'grow' }, title), shut),
    ...[...groups].map(([name, shortcuts]) => el('section', {}, el('h3', {}, t(name)), el('dl', {}, ...shortcuts.flatMap(row)))));
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
}

function row({ keys, does }) {
  const chords = keys.map((chord) => el('span', { class: 'chord' }, ...chord.map(keyCap)));
  return [el('dt', {}, t(does)), el('dd', {}, ...chords)];
}
