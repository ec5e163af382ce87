// What is left on the clocks, as the server keeps them. The page only shows it.
import { t } from '../../i18n.js';

const SECOND_MS = 1000;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SHORT_MS = 20_000;

/** @typedef {{control: string, first: number, second: number, running: 'first' | 'second' | null}} Clock milliseconds, at the time of the state that says so */

/** @param {Clock} clock @param {'first' | 'second'} seat @param {number} since milliseconds since the state */
export const left = (clock, seat, since) => Math.max(0, clock.running === seat ? clock[seat] - Math.max(0, since) : clock[seat]);

/** It gets tight. @param {Clock} clock @param {number} ms */
export const isShort = (clock, ms) => clock.control !== '3d' && ms < SHORT_MS;

/** 4:07, 1:02:09, 2 d 4 h; as io.atrium.kind.game.ClockText writes it. @param {number} ms */
export function text(ms) {
  const seconds = Math.ceil(ms / SECOND_MS);
  if (seconds >= DAY) {
    return t('clock.days', { d: Math.floor(seconds / DAY), h: Math.floor((seconds % DAY) / HOUR) });
  }
  const two = (number) => String(number).padStart(2, '0');
  const tail = two(seconds % MINUTE);
  const minutes = Math.floor((seconds % HOUR) / MINUTE);
  return seconds >= HOUR ? `${Math.floor(seconds / HOUR)}:${two(minutes)}:${tail}` : `${minutes}:${tail}`;
}

/** How far this computer's clock is ahead of the server's, as far as one can tell: what arrives was sent before. */
export class Skew {
  #ms = Infinity;

  /** @param {string} at the server's time of something that has just arrived @param {number} [now] */
  heard(at, now = Date.now()) {
    this.#ms = Math.min(this.#ms, now - Date.parse(at));
  }

  /** Milliseconds since a time of the server's. @param {string | null} at @param {number} [now] */
  since(at, now = Date.now()) {
    return at && this.#ms !== Infinity ? now - this.#ms - Date.parse(at) : 0;
  }
}
