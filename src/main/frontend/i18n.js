// The texts and formats of the person's language: <html lang data-zone>.
import en from './i18n/en.json' with { type: 'json' };
import zh from './i18n/zh.json' with { type: 'json' };

const root = typeof document === 'undefined' ? { lang: 'en', dataset: {} } : document.documentElement;
export const language = root.lang || 'en';
const texts = language.startsWith('zh') ? zh : en;
const zone = root.dataset.zone || undefined;

const plural = new Intl.PluralRules(language);
const number = new Intl.NumberFormat(language);
const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone });
const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', timeZone: zone });
const dated = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone });
const short = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: zone });
const whole = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short', timeZone: zone });
const key = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone });
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

/** @param {Date} at */
export const time = (at) => clock.format(at);
/** The day in the person's zone, for telling days apart: 2026-11-20. @param {Date} at */
export const dayKey = (at) => key.format(at);
/** Friday, 20 November; with the year instead of the weekday where it is another year's. @param {Date} at @param {Date} [now] */
export const day = (at, now = new Date()) => (dayKey(at).slice(0, 4) === dayKey(now).slice(0, 4) ? weekday : dated).format(at);
/** A time today, a date before. @param {Date} at @param {Date} [now] */
export const when = (at, now = new Date()) => (dayKey(at) === dayKey(now) ? clock : short).format(at);
/** @param {Date} at */
export const full = (at) => whole.format(at);
/** Bob and Dee. @param {string[]} people */
export const list = (people) => names.format(people);
