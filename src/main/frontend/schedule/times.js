// Times ahead, in the person's zone.
import { zone as own } from '../i18n.js';

const MINUTE_MS = 60_000;
const MORNING = 9;
const MONDAY = 1;

/** What people often mean. @param {Date} [now] @param {string} [zone] @returns {{key: string, at: Date}[]} `key`: of its word */
export function offered(now = new Date(), zone = own) {
  const today = partsOf(now, zone);
  const daysToMonday = (MONDAY - today.weekday + 7) % 7 || 7;
  const morning = (days) => atZone({ ...today, day: today.day + days, hour: MORNING, minute: 0 }, zone);
  const later = (minutes) => new Date(Math.ceil(now.getTime() / MINUTE_MS + minutes) * MINUTE_MS);
  return [
    { key: 'later.minutes', at: later(20) },
    { key: 'later.hour', at: later(60) },
    { key: 'later.tomorrow', at: morning(1) },
    ...(daysToMonday === 1 ? [] : [{ key: 'later.monday', at: morning(daysToMonday) }]),
  ];
}

/** The beginning of a day, so many from today. @param {number} days @param {Date} [now] @param {string} [zone] */
export function midnight(days, now = new Date(), zone = own) {
  const today = partsOf(now, zone);
  return atZone({ ...today, day: today.day + days, hour: 0, minute: 0 }, zone);
}

/** 0: Sunday. @param {Date} [now] @param {string} [zone] */
export const weekday = (now = new Date(), zone = own) => partsOf(now, zone).weekday;

/** What a field of the type datetime-local says: 2026-11-27T14:05. @param {string} value @param {string} [zone] @returns {Date | undefined} */
export function fromField(value, zone = own) {
  const [, year, month, day, hour, minute] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(value) ?? [];
  return year && atZone({ year: Number(year), month: Number(month), day: Number(day), hour: Number(hour), minute: Number(minute) }, zone);
}

/** @param {Date} at @param {string} [zone] */
export function toField(at, zone = own) {
  const { year, month, day, hour, minute } = partsOf(at, zone);
  const two = (n) => String(n).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
}

/** The moment a clock of the zone shows that; where it is set forward over it, an hour later. */
function atZone(parts, zone) {
  const { year, month, day, hour, minute } = parts;
  const wanted = Date.UTC(year, month - 1, day, hour, minute);
  const offset = (at) => asUtc(partsOf(new Date(at), zone)) - at;
  const first = wanted - offset(wanted);
  return new Date(wanted - offset(first));
}

const asUtc = ({ year, month, day, hour, minute }) => Date.UTC(year, month - 1, day, hour, minute);

function partsOf(at, zone) {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', weekday: 'short' });
  const read = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const number = (name) => Number(read[name]);
  return { year: number('year'), month: number('month'), day: number('day'), hour: number('hour'), minute: number('minute'), weekday: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(read.weekday) };
}
