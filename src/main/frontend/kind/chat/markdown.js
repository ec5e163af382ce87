// The safe part of Markdown that messages may use: fences, quotes, lists, tasks, tables, bold, italic, struck out, code, links, mentions and rooms.
// Text becomes nodes, never markup. io.atrium.kind.chat.Markdown does the same for the first paint.
import { inline } from './inline.js';
import { isRow, tableAt, tableNode } from './table.js';

/** @typedef {import('./inline.js').Node} Node @typedef {import('./inline.js').Names} Names */
/** @typedef {{lines: string[], names: Names, tasks: number[]}} Source `tasks`: the lines with a box to tick, so far */

const FENCE = /^```[ \t]*([0-9A-Za-z+#._-]*)[ \t]*$/;
const FENCE_END = /^```[ \t]*$/;
const BLANK = /^[ \t\u3000]*$/;
const BULLET = /^- +(?=[^ ])/;
const TASK = /^- +\[([ xX])\] +(?=[^ ])/;
const NUMBER = /^(\d{1,9})\. +(?=[^ ])/;

/** Nobody and nothing is known by name. @type {Names} */
const STRANGERS = { mention: () => undefined, room: () => undefined };

/** @param {string} text @param {Names} [names] @returns {Node[]} blocks */
export function parse(text, names = STRANGERS) {
  return read(text, names).blocks;
}

function read(text, names) {
  const source = { lines: text.replace(/\r\n?/g, '\n').split('\n'), names, tasks: [] };
  const blocks = [];
  for (let i = 0; i < source.lines.length; ) {
    const [block, next] = fence(source, i) ?? quote(source, i) ?? list(source, i, 'ul', BULLET) ?? table(source, i) ?? list(source, i, 'ol', NUMBER) ?? paragraph(source, i);
    if (block) {
      blocks.push(block);
    }
    i = next;
  }
  return { blocks, source };
}

/** A text with one of its tasks ticked, or not any more. @param {string} text @param {number} task @param {boolean} done */
export function ticked(text, task, done) {
  const { lines, tasks } = read(text, STRANGERS).source;
  return lines.map((line, i) => (i === tasks[task] ? line.replace(/\[[ xX]\]/, done ? '[x]' : '[ ]') : line)).join('\n');
}

const APART = new Set(['ul', 'ol', 'tr', 'thead', 'tbody', 'table']);

/** What a message says without its marks, on one line. @param {string} text */
export function plain(text) {
  const said = (node) => (typeof node === 'string' ? node : node.tag === 'br' ? ' ' : node.children.map(said).join(APART.has(node.tag) ? ' ' : ''));
  return parse(text).map(said).join(' ').replace(/\s+/g, ' ').trim();
}

/** @param {string} text @param {Names} [names] @param {Document} [page] @returns {DocumentFragment} */
export function render(text, names = STRANGERS, page = document) {
  const fragment = page.createDocumentFragment();
  parse(text, names).forEach((block) => fragment.append(toDom(block, page)));
  return fragment;
}

/** @param {Node} node @param {Document} page */
function toDom(node, page) {
  if (typeof node === 'string') {
    return page.createTextNode(node);
  }
  const element = page.createElement(node.tag);
  for (const [name, value] of attributes(node)) {
    value !== undefined && element.setAttribute(name, value);
  }
  node.children.forEach((child) => element.append(toDom(child, page)));
  return element;
}

/** In the order in which the server writes them. @param {Exclude<Node, string>} node @returns {[string, string | undefined][]} */
function attributes({ tag, href, host, room, group, start, language, look, task, done }) {
  const abroad = href !== undefined;
  return [
    ['class', look],
    ['href', room === undefined ? href : `/room/${room}`],
    ['data-host', host],
    ['target', abroad ? '_blank' : undefined],
    ['rel', abroad ? 'noopener noreferrer' : undefined],
    ['start', start === undefined || start === 1 ? undefined : String(start)],
    ['data-language', language],
    ['tabindex', tag === 'div' ? '0' : undefined], // what is too wide is scrolled by the keyboard too
    ['type', group !== undefined ? 'button' : task === undefined ? undefined : 'checkbox'],
    ['data-called-group', group],
    ['data-task', task === undefined ? undefined : String(task)],
    ['disabled', task === undefined ? undefined : ''],
    ['checked', done ? '' : undefined],
  ];
}

function fence({ lines }, at) {
  const opening = at + 1 < lines.length ? FENCE.exec(lines[at]) : undefined; // a mark with nothing after it was only typed so far
  if (!opening) {
    return undefined;
  }
  let end = at + 1;
  while (end < lines.length && !FENCE_END.test(lines[end])) {
    end++;
  }
  return [{ tag: 'pre', language: opening[1].toLowerCase() || undefined, children: [lines.slice(at + 1, end).join('\n')] }, end + 1];
}

function quote({ lines, names }, at) {
  const end = runOf(lines, at, (line) => line.startsWith('>'));
  const text = lines.slice(at, end).map((line) => line.slice(line[1] === ' ' ? 2 : 1)).join('\n');
  return end > at ? [{ tag: 'blockquote', children: inline(text, names) }, end] : undefined;
}

function list(source, at, tag, marker) {
  const { lines } = source;
  const end = runOf(lines, at, (line) => marker.test(line));
  if (end === at) {
    return undefined;
  }
  const children = lines.slice(at, end).map((line, i) => item(source, at + i, line, marker));
  return [{ tag, start: tag === 'ol' ? Number(NUMBER.exec(lines[at])[1]) : undefined, children }, end];
}

function item(source, at, line, marker) {
  const [box, mark] = (marker === BULLET && TASK.exec(line)) || [];
  if (box === undefined) {
    return { tag: 'li', children: inline(line.replace(marker, ''), source.names) };
  }
  const tick = { tag: 'input', task: source.tasks.push(at) - 1, done: mark !== ' ', children: [] };
  return { tag: 'li', look: 'task', children: [{ tag: 'label', children: [tick, ' ', ...inline(line.slice(box.length), source.names)] }] };
}

function table({ lines, names }, at) {
  const found = tableAt(lines, at);
  if (!found) {
    return undefined;
  }
  const end = runOf(lines, at + 2, (line, i) => isRow(line) && !startsBlock(lines, i));
  return [tableNode(found, lines.slice(at + 2, end), names), end];
}

function paragraph({ lines, names }, at) {
  if (BLANK.test(lines[at])) {
    return [undefined, at + 1];
  }
  const rest = runOf(lines, at + 1, (line, i) => !BLANK.test(line) && !startsBlock(lines, i));
  return [{ tag: 'p', children: inline(lines.slice(at, rest).join('\n'), names) }, rest];
}

const startsBlock = (lines, i) =>
  (FENCE.test(lines[i]) && i + 1 < lines.length) || lines[i].startsWith('>') || BULLET.test(lines[i]) || NUMBER.test(lines[i]) || tableAt(lines, i) !== undefined;

/** The first line from a place on that is not of a sort. */
function runOf(lines, at, sort) {
  let end = at;
  while (end < lines.length && sort(lines[end], end)) {
    end++;
  }
  return end;
}
