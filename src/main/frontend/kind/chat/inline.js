// Emphasis, code, links and mentions within a run of text. Linear in its length: a closing mark that was not found once is not looked for again.
// io.atrium.kind.chat.InlineMarkdown does the same for the first paint; src/test/resources/markdown-cases.json holds them together.

const MAX_DEPTH = 6;
const MAX_BACKTICKS = 3;
const BLANK = new Set([' ', '\t', '\n', '\u00a0', '\u3000']);
const NOT_IN_URL = new Set(['<', '>', '"', '`', '\\', '^', '{', '|', '}']);
const NOT_AT_URL_END = new Set(['.', ',', ';', ':', '!', '?', "'", '*', '_', '~', ']']);

/** A login, however it is written. */
const LOGIN = /[0-9A-Za-z_-]{1,64}(?![0-9A-Za-z_@-])/y;
/** Where one of these stands before it, an @ is part of something else: a mail address, a path. */
const NOT_BEFORE_MENTION = new Set(['@', '.', '/', '-', '+']);

/** @typedef {string | {tag: string, href?: string, start?: number, look?: string, children: Node[]}} Node */
/** @typedef {(login: string) => string | undefined} Looks what class a mention of this login has; undefined: it is none, but text like any other */

/** @param {string} char */
const isAsciiWord = (char) => /[0-9A-Za-z]/.test(char);
/** Han and every other script count as words: an underscore inside them stays one. @param {string} char */
const isWord = (char) => char >= '\u0080' || isAsciiWord(char);

/** One run of text, which may span lines. @param {string} text @param {Looks} looks @returns {Node[]} */
export function inline(text, looks) {
  return new Run(text, looks).nodes(0, text.length, 0);
}

class Run {
  #text;
  #looks;
  /** Code, links and mentions by where they start: no mark inside them means anything. @type {Map<number, {end: number, node: Node}>} */
  #spans = new Map();

  /** @param {string} text @param {Looks} looks */
  constructor(text, looks) {
    this.#text = text;
    this.#looks = looks;
    this.#findSpans();
  }

  #findSpans() {
    const text = this.#text;
    const noCloserBefore = new Array(MAX_BACKTICKS + 1).fill(0);
    for (let i = 0; i < text.length; ) {
      let span;
      if (text[i] === '`') {
        const width = runOf(text, i, text.length);
        span = width <= MAX_BACKTICKS && i >= noCloserBefore[width] ? this.#code(i, width, noCloserBefore) : undefined;
        i = span ? i : i + width;
      } else if (text[i] === '@') {
        span = this.#mention(i);
        i = span ? i : i + 1;
      } else {
        span = (text[i] === 'h' || text[i] === 'H') && (i === 0 || !isAsciiWord(text[i - 1])) ? this.#link(i) : undefined;
        i = span ? i : i + 1;
      }
      if (span) {
        this.#spans.set(i, span);
        i = span.end;
      }
    }
  }

  #code(start, width, noCloserBefore) {
    const text = this.#text;
    for (let i = start + width; i < text.length; ) {
      if (text[i] === '\n') {
        noCloserBefore[width] = i;
        return undefined;
      }
      const closing = text[i] === '`' ? runOf(text, i, text.length) : 0;
      if (closing === width) {
        return { end: i + width, node: { tag: 'code', children: [text.slice(start + width, i)] } };
      }
      i += closing || 1;
    }
    noCloserBefore[width] = text.length;
    return undefined;
  }

  #link(start) {
    const text = this.#text;
    const scheme = /^https?:\/\/(?=[0-9A-Za-z[])/i.exec(text.slice(start, start + 9))?.[0].length;
    if (!scheme) {
      return undefined;
    }
    let end = start + scheme;
    let open = 0;
    while (end < text.length && text[end] > ' ' && text[end] <= '~' && !NOT_IN_URL.has(text[end])) {
      open += text[end] === '(' ? 1 : text[end] === ')' ? -1 : 0;
      end++;
    }
    while (end > start + scheme + 1 && (NOT_AT_URL_END.has(text[end - 1]) || (text[end - 1] === ')' && open < 0))) {
      open += text[end - 1] === ')' ? 1 : 0;
      end--;
    }
    const href = text.slice(start, end);
    return { end, node: { tag: 'a', href, children: [href] } };
  }

  /** The whole of it, or without the dashes at its end, which may be marks of the text. */
  #mention(start) {
    const before = start === 0 ? ' ' : this.#text[start - 1];
    LOGIN.lastIndex = start + 1;
    const whole = isAsciiWord(before) || NOT_BEFORE_MENTION.has(before) ? undefined : LOGIN.exec(this.#text)?.[0];
    for (const name of whole ? [whole, whole.replace(/[_-]+$/, '')] : []) {
      const look = name && this.#looks(name.toLowerCase());
      if (look) {
        return { end: start + 1 + name.length, node: { tag: 'span', look, children: [`@${name}`] } };
      }
    }
    return undefined;
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
      } else if ((char === '*' || char === '_') && depth < MAX_DEPTH) {
        const mark = char === '*' && i + 1 < to && text[i + 1] === '*' ? '**' : char;
        const end = noCloser.has(mark) || !this.#opens(i, to, mark) ? -2 : this.#closer(i + mark.length, to, mark);
        if (end === -1) {
          noCloser.add(mark);
        }
        if (end > 0) {
          put(i, { tag: mark === '**' ? 'strong' : 'em', children: this.nodes(i + mark.length, end, depth + 1) });
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
      const fits = mark === '**' ? width >= 2 : mark === '_' ? width === 1 && (end >= text.length || !isWord(text[end])) : width % 2 === 1;
      if (fits && at > from && !BLANK.has(text[at - 1])) {
        return at;
      }
      i = end;
    }
    return -1;
  }
}

/** How often the character at a place is repeated. @param {string} text @param {number} at @param {number} to */
function runOf(text, at, to) {
  let end = at;
  while (end < to && text[end] === text[at]) {
    end++;
  }
  return end - at;
}
