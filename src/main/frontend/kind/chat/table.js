// A table as GitHub writes it: a line of heads, one of dashes that tells how columns are aligned, and rows.
// io.atrium.kind.chat.MarkdownTable does the same for the first paint.
import { inline } from './inline.js';

const MOST_COLUMNS = 20;
const DASHES = /^:?-+:?$/;
const MARGIN = new Set([' ', '\t', '\u3000']);

/** @typedef {{heads: string[], dashes: string[]}} Table */

/** The table whose heads and dashes stand in this line and the next. @param {string[]} lines @param {number} at @returns {Table | undefined} */
export function tableAt(lines, at) {
  if (at + 1 >= lines.length || !isRow(lines[at]) || !isRow(lines[at + 1])) {
    return undefined;
  }
  const dashes = cells(lines[at + 1]);
  if (dashes.length > MOST_COLUMNS || !dashes.every((cell) => DASHES.test(cell))) {
    return undefined;
  }
  const heads = cells(lines[at]);
  return heads.length === dashes.length ? { heads, dashes } : undefined;
}

/** @param {string} line */
export const isRow = (line) => line.includes('|');

/** Cells that are missing are left out, or a few bars would make many; and so are those too many. @param {Table} table @param {string[]} rows @param {import('./inline.js').Names} names */
export function tableNode({ heads, dashes }, rows, names) {
  const row = (tag, texts) => ({ tag: 'tr', children: texts.slice(0, dashes.length).map((text, i) => ({ tag, look: lookOf(dashes[i]), children: inline(text, names) })) });
  const parts = [{ tag: 'thead', children: [row('th', heads)] }, { tag: 'tbody', children: rows.map((line) => row('td', cells(line))) }];
  return { tag: 'div', look: 'scrolls', children: [{ tag: 'table', children: parts }] };
}

const lookOf = (dash) => (!dash.endsWith(':') ? undefined : dash.startsWith(':') ? 'to-mid' : 'to-end');

/** Between bars; one after a backslash is a bar of the text. */
function cells(line) {
  const inner = trimmed(line);
  const found = [];
  let cell = '';
  for (let i = inner.startsWith('|') ? 1 : 0; i < inner.length; i++) {
    if (inner[i] === '\\' && inner[i + 1] === '|') {
      cell += inner[++i];
    } else if (inner[i] === '|') {
      found.push(trimmed(cell));
      cell = '';
    } else {
      cell += inner[i];
    }
  }
  return cell === '' ? found : [...found, trimmed(cell)];
}

function trimmed(text) {
  let from = 0;
  let to = text.length;
  while (from < to && MARGIN.has(text[from])) {
    from++;
  }
  while (to > from && MARGIN.has(text[to - 1])) {
    to--;
  }
  return text.slice(from, to);
}
