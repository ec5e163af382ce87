// Code, links, mentions and rooms within a run of text, by where they start: no mark inside them means anything. Linear in the text's length.
// io.atrium.kind.chat.InlineSpans does the same for the first paint.

const MAX_BACKTICKS = 3;
const MAX_LABEL = 200;
/** A label is looked at again at each bracket: bounded, or many would take their square. */
const MAX_URL = 2048;
const NOT_IN_URL = new Set(['<', '>', '"', '`', '\\', '^', '{', '|', '}']);
const NOT_AT_URL_END = new Set(['.', ',', ';', ':', '!', '?', "'", '*', '_', '~', ']']);
const SCHEME = /https?:\/\/(?=[0-9A-Za-z[])/iy;
/** No bracket and no line break in it. */
const LABEL = new RegExp(`\\[([^[\\]\\n]{1,${MAX_LABEL}})\\]\\(`, 'y');
/** A login or a room's name, however it is written. */
const NAME = /[0-9A-Za-z_-]{1,64}(?![0-9A-Za-z_@-])/y;
/** Where one of these stands before it, an @ or a # is part of something else: a mail address, a path. */
const NOT_BEFORE_NAME = new Set(['@', '.', '/', '-', '+']);

/** @typedef {import('./inline.js').Node} Node @typedef {{end: number, node: Node}} Span */

/** @param {string} char */
export const isAsciiWord = (char) => /[0-9A-Za-z]/.test(char);

/** @param {string} text @param {import('./inline.js').Names} names @returns {Map<number, Span>} */
export function spansOf(text, names) {
  const found = new Map();
  const noCloserBefore = new Array(MAX_BACKTICKS + 1).fill(0);
  for (let i = 0; i < text.length; ) {
    const width = text[i] === '`' ? runOf(text, i, text.length) : 1;
    const span = spanAt(text, i, width, names, noCloserBefore);
    span && found.set(i, span);
    i = span ? span.end : i + width;
  }
  return found;
}

function spanAt(text, i, width, names, noCloserBefore) {
  const before = i === 0 ? ' ' : text[i - 1];
  switch (text[i]) {
    case '`':
      return width <= MAX_BACKTICKS && i >= noCloserBefore[width] ? code(text, i, width, noCloserBefore) : undefined;
    case '[':
      return labelled(text, i);
    case 'h':
    case 'H':
      return isAsciiWord(before) ? undefined : link(text, i);
    case '@':
      return mayStandBeforeName(before) ? mention(text, i, names) : undefined;
    case '#':
      return mayStandBeforeName(before) ? room(text, i, names) : undefined;
    default:
      return undefined;
  }
}

function code(text, start, width, noCloserBefore) {
  let i = start + width;
  while (i < text.length && text[i] !== '\n') {
    const closing = text[i] === '`' ? runOf(text, i, text.length) : 0;
    if (closing === width) {
      return { end: i + width, node: { tag: 'code', children: [text.slice(start + width, i)] } };
    }
    i += closing || 1;
  }
  noCloserBefore[width] = i;
  return undefined;
}

function link(text, start) {
  const first = afterScheme(text, start);
  if (first === undefined) {
    return undefined;
  }
  let end = first;
  let open = 0;
  while (isInUrl(text[end])) {
    open += step(text[end++]);
  }
  while (end > first + 1 && (NOT_AT_URL_END.has(text[end - 1]) || (text[end - 1] === ')' && open < 0))) {
    open += text[--end] === ')' ? 1 : 0;
  }
  const href = text.slice(start, end);
  return { end, node: { tag: 'a', href, children: [href] } };
}

/** `[what it says](where it leads)`: its host stands beside it, whatever it says. */
function labelled(text, start) {
  LABEL.lastIndex = start;
  const [whole, label] = LABEL.exec(text) ?? [];
  const address = start + (whole?.length ?? 0);
  const first = label?.trim() ? afterScheme(text, address) : undefined;
  if (first === undefined) {
    return undefined;
  }
  let end = first;
  let open = 0;
  while (end < first + MAX_URL && isInUrl(text[end]) && (text[end] !== ')' || open > 0)) {
    open += step(text[end++]);
  }
  return text[end] === ')' ? { end: end + 1, node: { tag: 'a', href: text.slice(address, end), host: hostOf(text.slice(first, end)), children: [label] } } : undefined;
}

/** With its port; what stands before an @ only looks like one. */
const hostOf = (address) => address.split(/[/?#]/, 1)[0].split('@').pop();

/** Where the address that starts here goes on after its scheme; undefined: none starts here. */
function afterScheme(text, start) {
  SCHEME.lastIndex = start;
  const scheme = SCHEME.exec(text)?.[0];
  return scheme && start + scheme.length;
}

function mention(text, start, names) {
  for (const name of namesAt(text, start + 1)) {
    const look = names.mention(name.toLowerCase());
    if (look) {
      return { end: start + 1 + name.length, node: called(name, look, names.group?.(name.toLowerCase())) };
    }
  }
  return undefined;
}

/** @param {string | undefined} title of a group of people */
const called = (name, look, title) =>
  title === undefined ? { tag: 'span', look, children: [`@${name}`] } : { tag: 'button', look, group: name.toLowerCase(), children: [`@${title}`] };

function room(text, start, names) {
  for (const name of namesAt(text, start + 1)) {
    const title = names.room(name.toLowerCase());
    if (title) {
      return { end: start + 1 + name.length, node: { tag: 'a', look: 'to-room', room: name.toLowerCase(), children: [`#${title}`] } };
    }
  }
  return undefined;
}

/** The whole of it, or without the dashes at its end, which may be marks of the text. */
function namesAt(text, start) {
  NAME.lastIndex = start;
  const whole = NAME.exec(text)?.[0];
  const inner = whole?.replace(/[_-]+$/, '');
  return !whole ? [] : !inner || inner === whole ? [whole] : [whole, inner];
}

const mayStandBeforeName = (char) => !isAsciiWord(char) && !NOT_BEFORE_NAME.has(char);
const isInUrl = (char) => char !== undefined && char > ' ' && char <= '~' && !NOT_IN_URL.has(char);
const step = (char) => (char === '(' ? 1 : char === ')' ? -1 : 0);

/** How often the character at a place is repeated. @param {string} text @param {number} at @param {number} to */
export function runOf(text, at, to) {
  let end = at;
  while (end < to && text[end] === text[at]) {
    end++;
  }
  return end - at;
}
