// Spans and times; io.atrium.kind.release.Spans says the same on the server.
import { t, time } from '../../i18n.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const two = (n) => String(n).padStart(2, '0');

/** How long something took, in two figures. @param {number} ms */
export function span(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < MINUTE) {
    return t('span.s', { s: seconds });
  }
  if (seconds < HOUR) {
    return t('span.min', { min: Math.floor(seconds / MINUTE), s: two(seconds % MINUTE) });
  }
  return seconds < 2 * DAY
    ? t('span.h', { h: Math.floor(seconds / HOUR), min: two(Math.floor((seconds % HOUR) / MINUTE)) })
    : t('span.d', { d: Math.floor(seconds / DAY) });
}

/** From one instant to another, or to now. @param {string} from @param {string} [to] */
export const between = (from, to, now = Date.now()) => span((to === undefined ? now : Date.parse(to)) - Date.parse(from));

/** 14:21:05 @param {Date} at */
export const clock = (at) => `${time(at)}:${two(at.getUTCSeconds())}`;
