// A small panel of what one can react with: what the pages draw themselves, often used emoji, and a field for any other.
import { el, icon } from '../../dom.js';
import { t } from '../../i18n.js';
import { DRAWN, labelOf } from './under.js';

const OFTEN = ['👍', '👎', '🎉', '❤️', '😂', '😮', '😢', '🙏', '👀', '🔥', '🚀', '✅', '❌', '⚠️', '💯', '☕', '🐞', '🤔'];
const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const PICTURE = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;

/**
 * Opens it beside a row's tools; it closes when something was chosen, by Esc, and by a press elsewhere.
 * @param {HTMLElement} tools @param {(reaction: string) => void} choose @param {() => void} closed
 */
export function pickReaction(tools, choose, closed) {
  tools.querySelector('.reacting')?.remove();
  const close = () => {
    document.removeEventListener('pointerdown', elsewhere, true);
    panel.remove();
    closed();
  };
  const take = (reaction) => {
    close();
    choose(reaction);
  };
  const sign = (reaction, shown) =>
    el('button', { class: 'btn icon small', type: 'button', 'aria-label': labelOf(reaction), title: labelOf(reaction), 'data-pick': reaction, onclick: () => take(reaction) }, shown);
  const field = el('input', { class: 'input', type: 'text', maxlength: '32', autocomplete: 'off', placeholder: t('reaction.any'), 'aria-label': t('reaction.any') });
  field.addEventListener('input', () => {
    const emoji = emojiIn(field.value);
    emoji && take(emoji);
  });
  const panel = el('div', { class: 'reacting', role: 'dialog', 'aria-label': t('reaction.pick') },
    el('div', { class: 'signs' }, ...[...DRAWN].map(([name, look]) => sign(name, icon(look, 'm')))),
    el('div', { class: 'signs' }, ...OFTEN.map((emoji) => sign(emoji, el('span', { class: 'emoji' }, emoji)))),
    field);
  const elsewhere = ({ target }) => !panel.contains(target) && close();
  panel.addEventListener('keydown', (event) => {
    event.stopPropagation(); // the rows' arrows are not meant
    if (event.key === 'Escape') {
      event.preventDefault();
      close();
    }
  });
  document.addEventListener('pointerdown', elsewhere, true);
  tools.append(panel);
  panel.classList.toggle('downwards', panel.getBoundingClientRect().top < 0);
  panel.querySelector('button').focus();
}

/** The first emoji of what was typed or pasted. @param {string} text */
export function emojiIn(text) {
  return [...letters.segment(text)].map(({ segment }) => segment).find((segment) => PICTURE.test(segment));
}
