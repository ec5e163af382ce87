// What is said of a search: how much was found, what is wrong, that the index is still being built.
import { t } from '../i18n.js';

const SAID = new Map([['forbidden', 'not_found'], ...['unavailable', 'rate_limited', 'not_found', 'conflict'].map((code) => [code, code])]);

/** @param {{total: number, exact: boolean}} found @param {{ready: boolean, progress: number}} index */
export function foundText({ total, exact }, { ready, progress }) {
  const count = t(exact ? 'search.count' : 'search.count.more', { n: total });
  return ready ? count : t('search.building', { count, percent: Math.floor(progress * 100) });
}

/** @param {{code?: string, detail?: string, message?: string, unknown?: boolean}} refusal */
export function troubleText({ code, detail, message, unknown }) {
  if (unknown) {
    return t('search.trouble.away');
  }
  return SAID.has(code) ? t(`search.trouble.${SAID.get(code)}`) : t('search.trouble.other', { why: detail ?? message ?? code });
}

/** @param {NonNullable<ReturnType<typeof import('./query.js').complaint>>} complaint @param {string[]} kinds their names */
export const complaintText = ({ token, why }, kinds) => t(`search.wrong.${why}`, { filter: `${token.key}:`, value: token.value ?? '', kinds: kinds.join(', ') });
