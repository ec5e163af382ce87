// The texts and formats of the person's language: <html lang data-zone>.
import en from './i18n/en.json' with { type: 'json' };
import zh from './i18n/zh.json' with { type: 'json' };

const root = typeof document === 'undefined' ? { lang: 'en', dataset: {} } : document.documentElement;
export const language = root.lang || 'en';
const chinese = language.startsWith('zh');
/** What is common to all pages; a page learns what else it says. */
const texts = { ...(chinese ? zh : en) };
export const zone = known(root.dataset.zone);

const plural = new Intl.PluralRules(language);
const number = new Intl.NumberFormat(language);
const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone });
const key = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone });
const parts = new Intl.DateTimeFormat(chinese ? 'zh-Hans' : 'en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: zone });
const names = new Intl.ListFormat(language, { type: 'conjunction' });

/**
 * A text by its key, its {places} filled; `key.one` and `key.other` where {n} decides.
 * @param {string} name @param {Record<string, string | number>} [places]
 */
export function t(name, places = {}) {
  const form = texts[name] ?? texts[`${name}.${plural.select(Number(places.n))}`] ?? texts[`${name}.other`] ?? name;
  return form.replace(/\{(\w+)\}/g, (place, which) =>
    which in places ? (typeof places[which] === 'number' ? number.format(places[which]) : places[which]) : place,
  );
}

/** More to say: a kind's own words. What all pages say stays. @param {{en: Record<string, string>, zh: Record<string, string>}} words */
export function learn(words) {
  for (const [name, text] of Object.entries(chinese ? words.zh : words.en)) {
    texts[name] ??= text;
  }
}

/** Java writes UTC as Z. @param {string} [name] */
function known(name) {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name === 'Z' ? 'UTC' : name || undefined }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** The parts of a date in the order of io.atrium.web.Times. @param {Date} at @param {string} english @param {string} han */
function write(at, english, han) {
  const part = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
  part.short = part.month.slice(0, 3);
  part.month = chinese && /^\d+$/.test(part.month) ? `${part.month}月` : part.month;
  return (chinese ? han : english).replace(/\{(\w+)\}/g, (_, which) => part[which]);
}

/** @param {Date} at */
export const time = (at) => clock.format(at);
/** The day in the person's zone, for telling days apart: 2026-11-20. @param {Date} at */
export const dayKey = (at) => key.format(at);
/** Friday, 20 November; of another year with the year instead of the weekday. @param {Date} at @param {Date} [now] */
export const day = (at, now = new Date()) =>
  dayKey(at).slice(0, 4) === dayKey(now).slice(0, 4)
    ? write(at, '{weekday}, {day} {month}', '{month}{day}日 {weekday}')
    : write(at, '{day} {month} {year}', '{year}年{month}{day}日');
/** A time today, a date before. @param {Date} at @param {Date} [now] */
export const when = (at, now = new Date()) => (dayKey(at) === dayKey(now) ? time(at) : write(at, '{day} {short}', '{month}{day}日'));
/** Friday, 20 November 2026, 14:02 @param {Date} at */
export const full = (at) =>
  write(at, `{weekday}, {day} {month} {year}, ${time(at)}`, `{year}年{month}{day}日 {weekday} ${time(at)}`);
/** Bob and Dee. @param {string[]} people */
export const list = (people) => names.format(people);
