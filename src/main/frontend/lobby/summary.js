// What a kind says of its room, in the person's language, as io.atrium.web.Summaries does for the first paint.
import { t, when } from '../i18n.js';

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const LOOKS = { plain: 'still', accent: 'mine', danger: 'bad' };

/** @typedef {{key: string, places: Record<string, string | number>, tone: 'plain' | 'accent' | 'danger', chip?: string}} Summary */

/** @param {string} kind @param {Summary} summary */
export function summaryText(kind, { key, places }) {
  const said = Object.entries(places).map(([name, value]) => [name, typeof value === 'string' && INSTANT.test(value) ? when(new Date(value)) : value]);
  return t(`${kind}:${key}`, Object.fromEntries(said));
}

/** The one word beside it. @param {string} kind @param {Summary} summary @returns {{word: string, look: string} | undefined} */
export function summaryChip(kind, { chip, tone }) {
  return chip ? { word: t(`${kind}:${chip}`), look: LOOKS[tone] } : undefined;
}
