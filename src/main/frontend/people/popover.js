// A card beside what it tells of: put away by Escape and the next click elsewhere; the focus goes back to where it came from.
import { el } from '../dom.js';
import { placeBeside } from '../menu.js';

/** @param {HTMLElement} anchor @param {Node} content has its title under the id person-card-title @returns {HTMLElement} the card, open */
export function openCard(anchor, content) {
  document.querySelector('[data-person-card]')?.hidePopover();
  const card = el('div', { class: 'person-card', role: 'dialog', popover: 'auto', tabIndex: -1, 'aria-labelledby': 'person-card-title', 'data-person-card': '' }, content);
  card.addEventListener('toggle', ({ newState }) => {
    if (newState === 'closed') {
      card.contains(document.activeElement) && anchor.focus();
      card.remove();
    }
  });
  document.body.append(card);
  card.showPopover();
  const at = () => placeBeside(card, anchor.getBoundingClientRect());
  at();
  new ResizeObserver(at).observe(card); // what it shows may come later
  card.focus();
  return card;
}
