// A hit, as the panel and the page show it; search.xhtml paints the same first.
import { el, icon } from '../dom.js';
import { full, t, when } from '../i18n.js';
import { marked } from '../marks.js';
import { keyOf } from './hits.js';

/** What a release room looks for at once. */
const LONGEST_LINE = 200;

/** @typedef {import('./hits.js').Hit} Hit */

/** Where the entry is in its room; of many lines of output also which of them was found. @param {Pick<Hit, 'room' | 'seq'> & Partial<Hit>} hit */
export function addressOf({ room, seq, type, text, marks }) {
  const line = type === 'log' && marks?.length ? lineAt(text, marks[0][0]) : '';
  return `/room/${room}?at=${seq}${line && `&line=${encodeURIComponent(line)}`}`;
}

/** The line something stands in, without the dots of an excerpt. */
function lineAt(text, at) {
  const from = text.lastIndexOf('\n', at - 1) + 1;
  const to = text.indexOf('\n', at);
  return text.slice(from, to < 0 ? undefined : to).replace(/^…|…$/g, '').slice(0, LONGEST_LINE);
}

/** @param {Hit} hit */
export function hitRow(hit) {
  const row = el('li', { class: 'hit', 'data-hit': keyOf(hit) });
  dressHit(row, hit);
  return row;
}

/** An option of the field's list. @param {Hit} hit */
export function hitOption(hit) {
  const option = hitRow(hit);
  option.setAttribute('role', 'option');
  option.id = `hit-${hit.room}-${hit.seq}`;
  option.querySelector('a').tabIndex = -1;
  return option;
}

/** New or changed; its link may have the focus and stays. @param {HTMLElement} row @param {Hit} hit */
export function dressHit(row, hit) {
  const at = new Date(hit.at);
  const link = row.querySelector('a') ?? row.appendChild(el('a', { class: 'to' }));
  link.href = addressOf(hit);
  link.replaceChildren(
    el('span', { class: `kind ${hit.kind}` }, icon(hit.kind)),
    el('span', { class: 'two' },
      el('span', { class: 'about' }, el('b', { class: 'clip' }, hit.name), el('span', { class: 'clip faint' }, t('search.in', { title: hit.title })), el('time', { class: 'faint num', datetime: hit.at, title: full(at) }, when(at))),
      el('span', { class: 'excerpt' }, ...marked(hit.text, hit.marks))));
}
