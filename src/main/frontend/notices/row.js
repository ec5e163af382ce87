// A notice as the panel lists it: who, what happened, where and when, and what was said. It leads to the entry.
import { el, icon } from '../dom.js';
import { full, t, when } from '../i18n.js';
import { avatar } from '../people.js';

const SYSTEM = 'atrium';

/** @param {import('./notices.js').Notice} notice */
export const addressOf = ({ to }) => to;

/** What happened, in words: Cho mentioned you in Operations. @param {import('./notices.js').Notice} notice */
export const wordOf = ({ what, name, title, about }) => t(what === 'reminder' && !about ? 'notice.reminder.entry' : `notice.${what}`, { name, title, about: about ?? '' });

/** @param {import('./notices.js').Notice} notice */
export function noticeRow(notice) {
  const { what, from, name, at, text, read, kind } = notice;
  const face = from === SYSTEM ? el('span', { class: `kind ${kind || 'none'}` }, icon(what.startsWith('hook') ? 'send' : kind)) : avatar({ login: from, name });
  return el('li', { class: `notice${read ? '' : ' unread'}`, 'data-notice': String(notice.id) },
    el('a', { class: 'to', href: addressOf(notice) },
      face,
      el('span', { class: 'two' },
        el('span', { class: 'about' }, el('span', { class: 'happened' }, wordOf(notice)), el('time', { datetime: at, title: full(new Date(at)) }, when(new Date(at)))),
        text && el('span', { class: 'excerpt soft' }, text)),
      !read && el('span', { class: 'fresh', role: 'img', 'aria-label': t('notice.unread') })));
}
