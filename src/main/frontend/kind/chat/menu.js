// What else can be done with a message, in a menu at its tools: by pointer, and by keyboard as the pattern for menus has it.
import { el, icon } from '../../dom.js';
import { t } from '../../i18n.js';

/** @typedef {{name: string, look: string, act: () => void}} Item */

/**
 * Opens it; it closes when something was chosen, by Esc or Tab, and by a press elsewhere.
 * @param {HTMLElement} tools @param {Item[]} items @param {() => void} closed where the keys go on from
 */
export function openMenu(tools, items, closed) {
  tools.querySelector(':scope > .menu')?.remove();
  const close = () => {
    document.removeEventListener('pointerdown', elsewhere, true);
    menu.remove();
  };
  const choose = ({ act }) => {
    close();
    closed();
    act();
  };
  const rows = items.map((item) =>
    el('li', { role: 'menuitem', tabindex: '-1', 'data-do': item.name, onclick: () => choose(item) }, icon(item.look, 'm'), el('span', {}, t(`message.${item.name}`))));
  const menu = el('ul', { class: 'menu', role: 'menu', 'aria-label': t('message.more') }, ...rows);
  const elsewhere = ({ target }) => !menu.contains(target) && close();
  menu.addEventListener('keydown', (event) => {
    event.stopPropagation(); // the rows' arrows are not meant
    const at = rows.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (next !== undefined) {
      rows[(next + rows.length) % rows.length].focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      choose(items[at]);
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      close();
      closed();
    } else {
      return;
    }
    event.preventDefault();
  });
  document.addEventListener('pointerdown', elsewhere, true);
  tools.append(menu);
  menu.classList.toggle('downwards', menu.getBoundingClientRect().top < (tools.closest('.scroll')?.getBoundingClientRect().top ?? 0));
  rows[0].focus();
}
