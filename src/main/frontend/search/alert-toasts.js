// Word of what matches an alert: a toast that leads to the entry, on one page of this browser, and the number of what is new on all.
import { t } from '../i18n.js';
import { toast } from '../toast.js';
import { addressOf } from './hit-row.js';

/** Words of the entry that are shown. */
const EXCERPT = 80;

/** @param {import('./alerts.js').Alerts} alerts @param {import('./claim.js').Claim} claim */
export function tellMatches(alerts, claim) {
  alerts.addEventListener('matched', async ({ detail }) => {
    if (await claim.first(nameOf(detail))) {
      const { text, href } = wordOf(detail);
      toast(text, 'news', { label: t('alert.open'), href });
    }
  });
}

/** The same on all pages. @param {import('./alerts.js').Match} match */
const nameOf = ({ alert, hit, more }) => `${alert.id} ${hit ? `${hit.room}/${hit.seq}` : `+${more}`}`;

/** @param {import('./alerts.js').Match} match */
export function wordOf({ alert, hit, more }) {
  return hit
    ? { text: t('alert.matched', { name: alert.name, who: hit.name, title: hit.title, text: clipped(hit.text) }), href: addressOf(hit) }
    : { text: t('alert.more', { name: alert.name, n: more }), href: `/search?q=${encodeURIComponent(alert.q)}` };
}

const clipped = (text) => {
  const letters = [...text.replace(/\s+/g, ' ')];
  return letters.length > EXCERPT ? `${letters.slice(0, EXCERPT).join('')}…` : letters.join('');
};
