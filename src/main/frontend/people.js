// How a person is drawn; io.atrium.account.Avatars does the same for the first paint.
import { el } from './dom.js';
import { pictureOf } from './people/faces.js';

const HUES = 6;
const HAN = /^\p{Script=Han}/u;
const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const letter = (word) => (word ? letters.segment(word)[Symbol.iterator]().next().value.segment.toUpperCase() : '');

/** Ann Lindqvist → AL, admin → A, 陈丽 Chen Li → 陈. @param {string} name */
export function initials(name) {
  const words = name.trim().split(/\s+/);
  const first = letter(words[0]);
  return words.length > 1 && !HAN.test(first) ? first + letter(words[words.length - 1]) : first;
}

/** h1 to h6, always the same for a login. @param {string} login */
export function hue(login) {
  let hash = 7;
  for (let i = 0; i < login.length; i++) {
    hash = (hash * 31 + login.charCodeAt(i)) & 0xffff;
  }
  return `h${1 + (hash % HUES)}`;
}

/** @param {{login: string, name: string}} person @param {string} [look] s, xs, xl */
export function avatar({ login, name }, look = '') {
  return el('span', { class: `avatar ${hue(login)} ${look}`.trim(), 'aria-hidden': 'true', 'data-avatar-of': login }, initials(name), pictureOf(login, look === 'xl' ? 'large' : 'small'));
}
