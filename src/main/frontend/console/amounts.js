// Amounts as io.atrium.web.admin.Amounts writes them.
import { language } from '../i18n.js';

const UNITS = ['byte', 'kB', 'MB', 'GB', 'TB'];
const STEP = 1000;
/** From here on without decimals. */
const LARGE = 10;

const format = (digits) => new Intl.NumberFormat(language, { maximumFractionDigits: digits });
const whole = format(0);
const tenths = format(1);

/** @param {number} n */
export const wholeText = (n) => whole.format(n);

/** @param {number} ms */
export const millisText = (ms) => (ms < LARGE ? tenths : whole).format(ms);

/** 1.2 MB @param {number} bytes */
export function bytesText(bytes) {
  const power = bytes < STEP ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log(bytes) / Math.log(STEP)));
  return `${(power ? tenths : whole).format(bytes / STEP ** power)} ${UNITS[power]}`;
}

/** @param {number} part @param {number} of */
export const percentOf = (part, of) => (of > 0 ? Math.min(100, Math.round((100 * part) / of)) : 0);
