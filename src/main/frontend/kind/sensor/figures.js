// Figures, spans and names as io.atrium.kind.sensor.Numbers and Spans say them.
import { language, t } from '../../i18n.js';

const MOST_DECIMALS = 8;
const formats = new Map();

/** @param {number} value */
function decimals(value) {
  if (value === 0) {
    return 0;
  }
  const magnitude = Math.floor(Math.log10(Math.abs(value)));
  return Math.max(0, magnitude >= 0 ? 3 - magnitude : Math.min(MOST_DECIMALS, 2 - magnitude));
}

/** With four figures where it has a fraction, of a small one three: 1,013; 82.4; 0.00123. @param {number} value */
export function figure(value) {
  const places = decimals(value);
  if (!formats.has(places)) {
    formats.set(places, new Intl.NumberFormat(language, { maximumFractionDigits: places }));
  }
  return formats.get(places).format(value === 0 ? 0 : value);
}

/** @param {number} value @param {string} [unit] */
export const measured = (value, unit) => (unit ? `${figure(value)} ${unit}` : figure(value));

/** How long something has lasted, in one figure. @param {number} ms */
export function span(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 120) {
    return t('span.s', { n: seconds });
  }
  if (seconds < 7200) {
    return t('span.min', { n: Math.floor(seconds / 60) });
  }
  return seconds < 172_800 ? t('span.h', { n: Math.floor(seconds / 3600) }) : t('span.d', { n: Math.floor(seconds / 86_400) });
}
