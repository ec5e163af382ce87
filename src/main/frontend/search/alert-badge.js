// How much is new for the person's alerts, at the field and at the headers' search buttons.
import { say } from '../dom.js';
import { t } from '../i18n.js';
import { badgeText } from '../lobby/rooms.js';

/** @param {import('./alerts.js').Alerts} alerts */
export function showNews(alerts) {
  alerts.addEventListener('changed', () => {
    const { news } = alerts;
    document.querySelectorAll('[data-alert-news]').forEach((badge) => {
      badge.hidden = news === 0;
      badge.title = t('alert.news', { n: news });
      say(badge.querySelector('span'), badgeText(news));
    });
    document.querySelectorAll('[data-seek]').forEach((button) => button.classList.toggle('spot', news > 0));
  });
}
