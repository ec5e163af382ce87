// What was looked for, shown in a text: by the server's marks, or by words that were typed. Texts go through textContent.
import { el } from './dom.js';

/** Case and accents don't matter. @param {string} text */
export const folded = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The words of what was typed, as they are looked for. @param {string} typed */
export const wordsOf = (typed) => folded(typed).split(/\s+/).filter(Boolean);

/**
 * Where words stand in a text, as the server's marks say it: [start, end) in UTF-16 code units, in order, without overlaps.
 * @param {string} text @param {string[]} words folded @returns {[number, number][]}
 */
export function marksOf(text, words) {
  const { plain, at } = unfolded(text);
  const found = words.flatMap((word) => placesOf(plain, word).map((from) => [at[from], at[from + word.length]]));
  return joined(found);
}

/** A folded text, and where in the first one each of its characters comes from. */
function unfolded(text) {
  const at = [];
  let plain = '';
  let from = 0;
  for (const letter of text) {
    const one = folded(letter);
    plain += one;
    at.push(...Array.from({ length: one.length }, () => from));
    from += letter.length;
  }
  return { plain, at: [...at, text.length] };
}

function placesOf(plain, word) {
  const places = [];
  for (let from = plain.indexOf(word); from >= 0; from = plain.indexOf(word, from + word.length)) {
    places.push(from);
  }
  return places;
}

function joined(marks) {
  const all = [];
  for (const [from, to] of marks.sort((a, b) => a[0] - b[0])) {
    const last = all.at(-1);
    if (last && from <= last[1]) {
      last[1] = Math.max(last[1], to);
    } else {
      all.push([from, to]);
    }
  }
  return all;
}

/** @param {string} text @param {[number, number][]} marks @returns {{text: string, hit: boolean}[]} */
export function pieces(text, marks) {
  const all = [];
  let done = 0;
  for (const [from, to] of marks) {
    if (from >= done && to > from && to <= text.length) {
      all.push({ text: text.slice(done, from), hit: false }, { text: text.slice(from, to), hit: true });
      done = to;
    }
  }
  return [...all, { text: text.slice(done), hit: false }].filter((piece) => piece.text);
}

/** @param {string} text @param {[number, number][]} marks @returns {(Node | string)[]} */
export const marked = (text, marks) => pieces(text, marks).map((piece) => (piece.hit ? el('mark', {}, piece.text) : piece.text));
