// Somebody on the map: initials, the way they are heading, their name, and how long ago if it is long.
import { el, say } from '../../dom.js';
import { t } from '../../i18n.js';
import { hue, initials } from '../../people.js';
import { pictureOf } from '../../people/faces.js';
import { age, freshness } from './geo.js';

/** @param {{login: string, name: string}} person @returns {HTMLElement} */
export function face({ login, name }) {
  return el('div', { class: `face ${hue(login)}`, 'aria-hidden': 'true', 'data-face': login },
    el('i', { class: 'way' }), el('b', { 'data-avatar-of': login }, initials(name), pictureOf(login, 'small')), el('span', { class: 'plate', dir: 'auto' }));
}

/** The first word of a name; Chinese names are short. @param {string} name */
const short = (name) => name.trim().split(/\s+/)[0];

/**
 * @param {HTMLElement} shown @param {{name: string, position: import('./whereabouts.js').Position, followed: boolean}} person
 * @param {number} now of whom the map shows
 */
export function dress(shown, { name, position, followed }, now) {
  const look = freshness(now - position.at);
  ['here', 'away', 'gone'].forEach((each) => shown.classList.toggle(each, each === look));
  shown.classList.toggle('followed', followed);
  const way = /** @type {HTMLElement} */ (shown.querySelector('.way'));
  way.hidden = position.heading === undefined || look === 'gone';
  way.style.transform = `rotate(${position.heading ?? 0}deg)`;
  say(shown.querySelector('.plate'), look === 'gone' ? t('map.ago', { name: short(name), age: age(now - position.at) }) : short(name));
}
