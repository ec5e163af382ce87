// Emphasis around what spans.js finds in a run of text. Linear in its length: a closing mark that was not found once is not looked for again.
// io.atrium.kind.chat.InlineMarkdown does the same for the first paint; src/test/resources/markdown-cases.json holds them together.
import { isAsciiWord, runOf, spansOf } from './spans.js';

const MAX_DEPTH = 6;
const BLANK = new Set([' ', '\t', '\n', '\u00a0', '\u3000']);
const TAGS = { '**': 'strong', '*': 'em', _: 'em', '~~': 'del' };

/** @typedef {string | {tag: string, href?: string, host?: string, room?: string, group?: string, start?: number, language?: string, look?: string, task?: number, done?: boolean, children: Node[]}} Node */
/**
 * What names in a text stand for.
 * @typedef {{mention: (login: string) => string | undefined, group?: (handle: string) => string | undefined, room: (name: string) => string | undefined}} Names `mention`: the class that a mention of this
 *   login wears, undefined: it is none, but text like any other; `group`: the title of the group of people that it is; `room`: the title of the room that #name leads to
 */

/** Han and every other script count as words: an underscore inside them stays one. @param {string} char */
const isWord = (char) => char >= '\u0080' || isAsciiWord(char);

/** One run of text, which may span lines. @param {string} text @param {Names} names @returns {Node[]} */
export function inline(text, names) {
  return new Run(text, names).nodes(0, text.length, 0);
}

class Run {
  #text;
  #spans;

  /** @param {string} text @param {Names} names */
  constructor(text, names) {
    this.#text = text;
    this.#spans = spansOf(text, names);
  }

  /** @returns {Node[]} */
  nodes(from, to, depth) {
    const text = this.#text;
    const nodes = [];
    const noCloser = new Set();
    let plain = from;
    const put = (until, node) => {
      if (until > plain) {
        nodes.push(text.slice(plain, until));
      }
      nodes.push(node);
    };
    for (let i = from; i < to; ) {
      const span = this.#spans.get(i);
      const char = text[i];
      if (span) {
        put(i, span.node);
        plain = i = span.end;
      } else if (char === '\n') {
        put(i, { tag: 'br', children: [] });
        plain = ++i;
      } else if (depth < MAX_DEPTH && this.#markAt(i, to)) {
        const mark = this.#markAt(i, to);
        const end = noCloser.has(mark) || !this.#opens(i, to, mark) ? -2 : this.#closer(i + mark.length, to, mark);
        if (end === -1) {
          noCloser.add(mark);
        }
        if (end > 0) {
          put(i, { tag: TAGS[mark], children: this.nodes(i + mark.length, end, depth + 1) });
          plain = i = end + mark.length;
        } else {
          i += mark.length;
        }
      } else {
        i++;
      }
    }
    if (to > plain) {
      nodes.push(text.slice(plain, to));
    }
    return nodes;
  }

  /** A single tilde is none. */
  #markAt(at, to) {
    const char = this.#text[at];
    const twice = at + 1 < to && this.#text[at + 1] === char;
    return { '*': twice ? '**' : '*', _: '_', '~': twice ? '~~' : undefined }[char];
  }

  #opens(at, to, mark) {
    const next = at + mark.length;
    if (next >= to || BLANK.has(this.#text[next])) {
      return false;
    }
    const before = at === 0 ? ' ' : this.#text[at - 1];
    return mark !== '_' || (this.#text[next] !== '_' && before !== '_' && !isWord(before)); // __init__ stays as it is
  }

  /** Where the closing mark starts, or -1. */
  #closer(from, to, mark) {
    const text = this.#text;
    for (let i = from; i < to; ) {
      const span = this.#spans.get(i);
      if (span) {
        i = span.end;
        continue;
      }
      if (text[i] !== mark[0]) {
        i++;
        continue;
      }
      const width = runOf(text, i, to);
      const end = i + width;
      const at = end - mark.length;
      const fits = mark.length === 2 ? width >= 2 : mark === '_' ? width === 1 && (end >= text.length || !isWord(text[end])) : width % 2 === 1;
      if (fits && at > from && !BLANK.has(text[at - 1])) {
        return at;
      }
      i = end;
    }
    return -1;
  }
}
