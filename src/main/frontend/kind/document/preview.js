// Markdown as it will read. Built from the parser's tokens, node by node: no text of anybody's is ever parsed as markup.
import MarkdownIt from 'markdown-it';
import { el } from '../../dom.js';

const parser = new MarkdownIt({ html: false, breaks: false, linkify: false });

const RIGHT = 'text-align:right';

/** @param {string} source @returns {DocumentFragment} */
export function preview(source) {
  const fragment = document.createDocumentFragment();
  build(parser.parse(source, {}), fragment);
  return fragment;
}

/** @param {import('markdown-it').Token[]} tokens @param {Node} into */
function build(tokens, into) {
  const open = [into];
  for (const token of tokens) {
    const parent = open[open.length - 1];
    if (token.type === 'inline') {
      build(token.children, parent);
    } else if (token.hidden) {
      continue; // a paragraph in a tight list
    } else if (token.nesting === 1) {
      open.push(parent.appendChild(element(token)));
    } else if (token.nesting === -1) {
      open.pop();
    } else {
      parent.appendChild(leaf(token));
    }
  }
}

function element(token) {
  switch (token.type) {
    case 'link_open': {
      return el('a', { href: token.attrGet('href') ?? '', target: '_blank', rel: 'noopener noreferrer' });
    }
    case 'table_open': {
      return el('table', { class: 'table' });
    }
    case 'th_open': case 'td_open': {
      return el(token.tag, { class: token.attrGet('style') === RIGHT ? 'r' : null });
    }
    case 'ordered_list_open': {
      return el('ol', { start: Number(token.attrGet('start') ?? 1) });
    }
    default: {
      return el(token.tag);
    }
  }
}

function leaf(token) {
  switch (token.type) {
    case 'code_inline': {
      return el('code', {}, token.content);
    }
    case 'code_block': case 'fence': {
      return el('pre', { class: 'code' }, el('code', {}, token.content));
    }
    case 'hr': {
      return el('hr');
    }
    case 'hardbreak': {
      return el('br');
    }
    case 'softbreak': {
      return document.createTextNode('\n');
    }
    case 'image': {
      // Pictures of other servers are not let through; what they show is told.
      return el('a', { href: token.attrGet('src') ?? '', target: '_blank', rel: 'noopener noreferrer' }, token.content || token.attrGet('src'));
    }
    default: {
      return document.createTextNode(token.content);
    }
  }
}
