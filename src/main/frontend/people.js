// How a person is drawn; io.atrium.web.Person does the same for the first paint.
import { el } from './dom.js';

const HUES = 6;
const UNSPACED = /[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff]/;

/** Ann Lindqvist → AL, 陈丽 Chen Li → 陈. @param {string} name */
export function initials(name) {
  const words = name.trim().split(/\s+/);
  const first = [...(words[0] ?? '')][0] ?? '?';
  const last = words.length > 1 && !UNSPACED.test(first) ? [...words[words.length - 1]][0] : '';
  return (first + last).toUpperCase();
}

/** One of six, always the same for a login. @param {string} login */
export function hue(login) {
  let hash = 0;
  for (const char of login) {
    hash = (hash * 31 + char.charCodeAt(0)) % 65521;
  }
  return `h${(hash % HUES) + 1}`;
}

/** @param {{login: string, name: string}} person @param {string} [look] s, xs */
export function avatar({ login, name }, look = '') {
  return el('span', { class: `avatar ${hue(login)} ${look}`.trim(), 'aria-hidden': 'true' }, initials(name));
}
