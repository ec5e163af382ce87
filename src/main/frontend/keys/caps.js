// Keys as the person's keyboard names them.
import { el } from '../dom.js';

const APPLE = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧', Enter: '↩' };
const ARROWS = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' };

/** @param {string} key as in `shortcuts.js` @param {boolean} [apple] */
export const capText = (key, apple = isApple()) => (apple ? APPLE[key] : undefined) ?? ARROWS[key] ?? key;

/** @param {string} key */
export const keyCap = (key) => el('kbd', { class: 'kbd' }, capText(key));

function isApple() {
  return /mac|iphone|ipad/i.test(navigator.userAgentData?.platform ?? navigator.platform ?? '');
}
