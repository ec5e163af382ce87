// A menu below a button (WAI-ARIA, "menu button"): the arrows go through it, Escape and the next click put it away, and the focus goes back.
import { el, icon } from './dom.js';

const GAP_PX = 4;

/**
 * @param {HTMLElement} button
 * @param {({label: string, icon: string, act: () => unknown, pressed?: boolean} | undefined | false)[]} items
 */
export function openMenu(button, items) {
  const menu = el('ul', { class: 'menu small', role: 'menu', popover: 'auto', 'aria-label': button.getAttribute('aria-label') },
    ...items.filter(Boolean).map((item) => entry(item, () => menu.hidePopover())));
  menu.addEventListener('keydown', (event) => step(menu, event));
  menu.addEventListener('toggle', ({ newState }) => {
    if (newState === 'closed') {
      button.setAttribute('aria-expanded', 'false');
      menu.contains(document.activeElement) && button.focus();
      menu.remove();
    }
  });
  document.body.append(menu);
  menu.showPopover();
  button.setAttribute('aria-expanded', 'true');
  placeBeside(menu, button.getBoundingClientRect());
  menu.querySelector('button').focus();
}

function entry({ label, icon: sign, act, pressed }, close) {
  const chosen = () => {
    close();
    act();
  };
  return el('li', { role: 'none' }, el('button', { class: 'pick', type: 'button', role: pressed === undefined ? 'menuitem' : 'menuitemcheckbox', 'aria-checked': pressed === undefined ? null : String(pressed), onclick: chosen },
    icon(sign), el('span', { class: 'clip' }, label), pressed && el('span', { class: 'end' }, icon('check'))));
}

/** Below it, or above where there is no room. @param {HTMLElement} menu a popover @param {DOMRect} at */
export function placeBeside(menu, at) {
  const { offsetWidth: width, offsetHeight: height } = menu;
  const { clientWidth: wide, clientHeight: high } = document.documentElement;
  const below = at.bottom + GAP_PX + height <= high;
  menu.style.inset = 'auto';
  menu.style.left = `${Math.max(GAP_PX, Math.min(at.left, wide - width - GAP_PX))}px`;
  menu.style.top = `${Math.max(GAP_PX, below ? at.bottom + GAP_PX : at.top - height - GAP_PX)}px`;
}

function step(menu, event) {
  const entries = [...menu.querySelectorAll('button')];
  const at = entries.indexOf(document.activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key];
  if (next !== undefined) {
    event.preventDefault();
    entries[(next + entries.length) % entries.length].focus();
  }
}
