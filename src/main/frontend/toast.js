// A short word on something that did or didn't work, away after a while.
import { el, icon } from './dom.js';

const SHOWN_MS = 6000;

/** @param {string} text @param {'good' | 'bad'} [mood] */
export function toast(text, mood = 'bad') {
  const shown = el('div', { class: 'toast' }, icon(mood === 'bad' ? 'alert' : 'check', mood), el('span', { class: 'grow' }, text));
  document.querySelector('[data-toasts]').append(shown);
  setTimeout(() => shown.remove(), SHOWN_MS);
}
