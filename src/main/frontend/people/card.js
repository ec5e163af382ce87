// Somebody's card, beside where they stand: picture, name, what they do, when it is there, the groups one has in common, and a way to write to them.
import { el, icon } from '../dom.js';
import { t } from '../i18n.js';
import { avatar } from '../people.js';
import { toast } from '../toast.js';
import { api } from '../wire/api.js';
import { statusOf } from './faces.js';
import { openCard } from './popover.js';
import { write } from './writing.js';

const SYSTEM = 'atrium';

/** @typedef {{login: string, name: string, title: string | null, time_zone: string | null, online: boolean, enabled: boolean, groups: {handle: string, title: string}[]}} Profile */

/** Whatever has `data-card-of` opens a card; in a talk whoever said something does, by their picture and their name. @param {Document} page */
export function workCards(page) {
  page.addEventListener('click', ({ target }) => {
    const opener = /** @type {HTMLElement} */ (target).closest('[data-card-of], .msg > .avatar[data-avatar-of], .msg .who > b');
    const row = opener?.closest('.msg');
    const login = opener?.dataset.cardOf ?? (row?.dataset.via ? undefined : row?.dataset.from);
    if (login && login !== SYSTEM) {
      openPerson(opener, login);
    }
  });
}

/** @param {HTMLElement} anchor @param {string} login */
export async function openPerson(anchor, login) {
  try {
    openCard(anchor, contentOf(await api('GET', `/people/${encodeURIComponent(login)}`)));
  } catch (failure) {
    toast(failure.status === 404 ? t('card.unknown') : t('card.failed', { why: failure.message }));
  }
}

/** @param {Profile} person */
function contentOf(person) {
  const face = avatar(person, 'xl');
  face.append(el('i', { class: person.online ? 'here' : 'gone' }));
  const you = document.querySelector('.me[data-login]')?.dataset.login;
  return el('div', { class: 'stack' },
    el('div', { class: 'line' }, face,
      el('div', { class: 'grow two' }, el('b', { class: 't16', id: 'person-card-title' }, person.name), el('span', { class: 'faint t13' }, `@${person.login}`), person.title && el('span', { class: 'soft t13' }, person.title))),
    statusOf(person.login, 'words'),
    el('dl', { class: 'facts' }, ...factsOf(person)),
    !person.enabled && el('p', { class: 'faint t13' }, t('card.disabled')),
    person.login === you ? el('a', { class: 'btn full', href: '/settings#about' }, icon('gear'), t('card.settings')) : person.enabled && writing(person.login));
}

/** @param {Profile} person */
function factsOf({ time_zone: zone, groups, online }) {
  const facts = [[t('card.presence'), t(online ? 'card.here' : 'card.away')]];
  const there = zone && localTime(zone, new Date());
  there && facts.push([t('card.time'), there]);
  groups.length > 0 && facts.push([t('card.groups'), groups.map(({ title }) => title).join(', ')]);
  return facts.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]);
}

/** 14:02, Berlin; with the weekday where it is another day there. @param {string} zone @param {Date} now */
export function localTime(zone, now) {
  const at = (timeZone, form) => new Intl.DateTimeFormat(document.documentElement.lang || 'en', { ...form, timeZone }).format(now);
  try {
    const clock = at(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    const own = document.documentElement.dataset.zone || undefined;
    const day = at(zone, { weekday: 'long' });
    const place = zone.split('/').pop().replaceAll('_', ' ');
    return day === at(own === 'Z' ? 'UTC' : own, { weekday: 'long' }) ? `${clock}, ${place}` : `${day} ${clock}, ${place}`;
  } catch {
    return undefined; // a zone this browser does not know
  }
}

/** @param {string} login */
function writing(login) {
  const button = el('button', { class: 'btn primary full', type: 'button' }, icon('chat'), el('span', {}, t('card.write')));
  button.addEventListener('click', async () => {
    button.classList.add('busy');
    try {
      await write([login]);
    } catch (failure) {
      toast(t('write.failed', { why: failure.message }));
    } finally {
      button.classList.remove('busy'); // from a frame another page opens beside
    }
  });
  return button;
}
