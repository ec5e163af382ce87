// What the filter that is being typed may mean: people, rooms, kinds, days.
import { dayKey, day, t } from '../i18n.js';
import { folded } from '../marks.js';
import { KEYS, replaced, tokenAt } from './query.js';

const MOST = 6;
const DAY_MS = 86_400_000;
/** Days back that are offered for before: and after:. */
const DAYS = [0, 1, 7, 30];

/** @typedef {{value: string, label: string, hint?: string, icon: string}} Offer */
/** @typedef {{label: string, hint: string, icon: string, text: string, caret: number}} Suggestion `text` and `caret`: what the field holds once it is taken */
/** @typedef {{people: () => {login: string, name: string}[], rooms: () => {name: string, title: string, kind: string}[], kinds: Record<string, string>}} Known */

/** @param {string} typed @param {number} caret @param {Known} known @param {Date} [now] @returns {Suggestion[]} */
export function suggestions(typed, caret, known, now = new Date()) {
  const token = tokenAt(typed, caret);
  if (!token) {
    return [];
  }
  if (token.key === undefined) {
    return keysLike(token.text).map((key) => ({ label: `${key}:`, hint: t(`search.key.${key}`), icon: 'filter', ...taken(typed, token, `${token.not ? '-' : ''}${key}:`, false) }));
  }
  return offers(token.key, known, now)
    .filter(({ value }) => value !== token.value)
    .filter(({ value, label }) => folded(`${value} ${label}`).includes(folded(token.value)))
    .slice(0, MOST)
    .map(({ value, label, hint, icon }) => ({ label, hint: hint ?? value, icon, ...taken(typed, token, `${token.not ? '-' : ''}${token.key}:${value}`, true) }));
}

/** Filters whose name begins so: two letters are a word's as often as not. @param {string} text */
const keysLike = (text) => (/^-?[a-z]{2,}$/i.test(text) ? KEYS.filter((key) => key.startsWith(text.replace('-', '').toLowerCase())) : []);

/** @returns {Offer[]} */
function offers(key, { people, rooms, kinds }, now) {
  const days = () => DAYS.map((back) => new Date(now.getTime() - back * DAY_MS)).map((at) => ({ value: dayKey(at), label: day(at, now), icon: 'clock' }));
  const by = {
    from: () => people().map(({ login, name }) => ({ value: login, label: name, icon: 'people' })),
    in: () => rooms().map(({ name, title, kind }) => ({ value: name, label: title, icon: kind })),
    kind: () => Object.entries(kinds).map(([value, label]) => ({ value, label, icon: value })),
    before: days,
    after: days,
    has: () => [{ value: 'link', label: t('search.has.link'), icon: 'link' }],
  };
  return by[key]();
}

function taken(typed, token, instead, whole) {
  const { text, caret } = replaced(typed, token, instead);
  const ends = whole && caret === text.length;
  return { text: ends ? `${text} ` : text, caret: ends ? caret + 1 : caret };
}
