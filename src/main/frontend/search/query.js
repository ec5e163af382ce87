// What one types into a search, as docs/protocol.md says it: words, "phrases", -excluded, and filters such as from:ann.

/** @typedef {'from' | 'in' | 'kind' | 'before' | 'after' | 'has'} Key */
/** @typedef {{text: string, key?: Key, value?: string, not: boolean, from: number, to: number}} Token `from` and `to`: where it stands in what was typed */

/** @type {Key[]} */
export const KEYS = ['from', 'in', 'kind', 'before', 'after', 'has'];
/** As the server does. */
export const LONGEST_QUERY = 400;
const KNOWN = new Set(KEYS);
/** Who writes Chinese types the colon of their keyboard. */
const TOKEN = /(-?)(?:([a-z]+)[:：]("[^"]*"?|[^\s"]*)|"[^"]*"?|\S+)/giu;
const DATE = /^(\d{4})-(\d\d)-(\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/;

/** @param {string} typed @returns {Token[]} */
export function tokens(typed) {
  return [...typed.matchAll(TOKEN)].map(({ 0: text, 1: not, 2: name, 3: value, index }) => {
    const key = name?.toLowerCase();
    const place = { text, not: not === '-', from: index, to: index + text.length };
    return KNOWN.has(key) ? { ...place, key: /** @type {Key} */ (key), value: value.replaceAll('"', '') } : place;
  });
}

/** What the server is asked: a filter that has no value yet says nothing. @param {string} typed */
export const asked = (typed) => tokens(typed)
  .filter(({ key, value }) => key === undefined || value !== '')
  .map(({ text, key, value, not }) => (key === undefined ? text : `${not ? '-' : ''}${key}:${value}`))
  .join(' ');

/** @param {string} q as the server is asked @param {string} [zone] in which a day begins, where the question names one */
export const zoned = (q, zone) => (zone && filtersOf(q).some(({ key }) => key === 'before' || key === 'after') ? { q, tz: zone } : { q });

/** The filters with a value. @param {string} typed */
export const filtersOf = (typed) => tokens(typed).filter(({ key, value }) => key !== undefined && value !== '');

/** The token the caret stands in or behind. @param {string} typed @param {number} caret */
export const tokenAt = (typed, caret) => tokens(typed).find(({ from, to }) => caret > from && caret <= to);

/** @param {string} typed @param {{from: number, to: number}} token @param {string} [instead] */
export function replaced(typed, { from, to }, instead = '') {
  const before = typed.slice(0, from);
  const after = typed.slice(to).trimStart();
  const text = instead === '' ? before.trimEnd() : before + instead;
  return { text: after === '' ? text : `${text} ${after}`.trimStart(), caret: text.length };
}

/** @param {string} typed @param {Key} key @param {string} [value] */
export function withFilter(typed, key, value = '') {
  const before = typed.trimEnd();
  return `${before}${before && ' '}${key}:${value}`;
}

/**
 * The first filter the server would refuse, and why.
 * @param {string} typed @param {string[]} kinds those there are
 * @returns {{token: Token, why: 'kind' | 'date' | 'has' | 'long'} | undefined}
 */
export function complaint(typed, kinds) {
  if (asked(typed).length > LONGEST_QUERY) {
    return { token: { text: typed, not: false, from: 0, to: typed.length }, why: 'long' };
  }
  const wrong = { kind: (value) => !kinds.includes(value.toLowerCase()), before: isNoDate, after: isNoDate, has: (value) => value.toLowerCase() !== 'link' };
  const token = filtersOf(typed).find(({ key, value }) => wrong[key]?.(value));
  return token && { token, why: token.key === 'kind' || token.key === 'has' ? token.key : 'date' };
}

function isNoDate(value) {
  const [, year, month, day] = DATE.exec(value) ?? [];
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return year === undefined || at.getUTCMonth() !== Number(month) - 1 || at.getUTCDate() !== Number(day);
}
