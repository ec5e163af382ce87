// The safe part of Markdown that messages may use: fences, quotes, lists, bold, italic, code, links that were typed out, and mentions.
// Text becomes nodes, never markup. io.atrium.kind.chat.Markdown does the same for the first paint.
import { inline } from './inline.js';

/** @typedef {import('./inline.js').Node} Node */

const FENCE = /^```[ \t]*[0-9A-Za-z+#._-]*[ \t]*$/;
const FENCE_END = /^```[ \t]*$/;
const BLANK = /^[ \t\u3000]*$/;
const BULLET = /^- +(?=[^ ])/;
const NUMBER = /^(\d{1,9})\. +(?=[^ ])/;

const nobody = () => undefined;

/** @param {string} text @param {import('./inline.js').Looks} [looks] @returns {Node[]} blocks */
export function parse(text, looks = nobody) {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const blocks = [];
  for (let i = 0; i < lines.length; ) {
    const [block, next] = fence(lines, i) ?? quote(lines, i, looks) ?? list(lines, i, looks) ?? paragraph(lines, i, looks);
    if (block) {
      blocks.push(block);
    }
    i = next;
  }
  return blocks;
}

/** What a message says without its marks, on one line. @param {string} text */
export function plain(text) {
  const said = (node) => (typeof node === 'string' ? node : node.tag === 'br' ? ' ' : node.children.map(said).join(''));
  return parse(text).map((block) => block.children.map(said).join(isList(block) ? ' ' : '')).join(' ').replace(/\s+/g, ' ').trim();
}

/** @param {string} text @param {import('./inline.js').Looks} [looks] @param {Document} [page] @returns {DocumentFragment} */
export function render(text, looks = nobody, page = document) {
  const fragment = page.createDocumentFragment();
  parse(text, looks).forEach((block) => fragment.append(toDom(block, page)));
  return fragment;
}

/** @param {Node} node @param {Document} page */
function toDom(node, page) {
  if (typeof node === 'string') {
    return page.createTextNode(node);
  }
  const element = page.createElement(node.tag);
  if (node.tag === 'a') {
    element.setAttribute('href', node.href);
    element.setAttribute('target', '_blank');
    element.setAttribute('rel', 'noopener noreferrer');
  }
  if (node.look) {
    element.setAttribute('class', node.look);
  }
  if (node.start !== undefined && node.start !== 1) {
    element.setAttribute('start', String(node.start));
  }
  node.children.forEach((child) => element.append(toDom(child, page)));
  return element;
}

const isList = (block) => block.tag === 'ul' || block.tag === 'ol';

function fence(lines, at) {
  if (!FENCE.test(lines[at]) || at + 1 === lines.length) {
    return undefined;
  }
  let end = at + 1;
  while (end < lines.length && !FENCE_END.test(lines[end])) {
    end++;
  }
  return [{ tag: 'pre', children: [lines.slice(at + 1, end).join('\n')] }, end + 1];
}

function quote(lines, at, looks) {
  const end = runOf(lines, at, (line) => line.startsWith('>'));
  const text = lines.slice(at, end).map((line) => line.slice(line[1] === ' ' ? 2 : 1)).join('\n');
  return end > at ? [{ tag: 'blockquote', children: inline(text, looks) }, end] : undefined;
}

function list(lines, at, looks) {
  const [tag, marker] = BULLET.test(lines[at]) ? ['ul', BULLET] : ['ol', NUMBER];
  const end = runOf(lines, at, (line) => marker.test(line));
  if (end === at) {
    return undefined;
  }
  const children = lines.slice(at, end).map((line) => ({ tag: 'li', children: inline(line.replace(marker, ''), looks) }));
  return [{ tag, start: tag === 'ol' ? Number(NUMBER.exec(lines[at])[1]) : undefined, children }, end];
}

function paragraph(lines, at, looks) {
  if (BLANK.test(lines[at])) {
    return [undefined, at + 1];
  }
  const rest = runOf(lines, at + 1, (line, i) => !BLANK.test(line) && !startsBlock(lines, i));
  return [{ tag: 'p', children: inline(lines.slice(at, rest).join('\n'), looks) }, rest];
}

const startsBlock = (lines, i) =>
  (FENCE.test(lines[i]) && i + 1 < lines.length) || lines[i].startsWith('>') || BULLET.test(lines[i]) || NUMBER.test(lines[i]);

/** The first line from a place on that is not of a sort. */
function runOf(lines, at, sort) {
  let end = at;
  while (end < lines.length && sort(lines[end], end)) {
    end++;
  }
  return end;
}
