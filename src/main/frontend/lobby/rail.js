// The rail's places: titles, unread counts, rooms that come and go.
import { el, icon, say } from '../dom.js';
import { t } from '../i18n.js';
import { badgeText } from './rooms.js';

/** @param {HTMLElement} places @param {import('./rooms.js').Rooms} rooms */
export function liveRail(places, rooms) {
  const find = (name) => places.querySelector(`[data-room="${name}"]`);
  rooms.addEventListener('changed', ({ detail: { room } }) => {
    const place = find(room.name);
    if (!room.member) {
      place?.remove();
    } else {
      show(place ?? insert(places, room), room);
    }
  });
  rooms.addEventListener('gone', ({ detail }) => find(detail.name)?.remove());
  // A room may have ended between the painting of the page and its first connection.
  rooms.addEventListener('listed', () => [...places.children].filter(({ dataset }) => !rooms.get(dataset.room)?.member).forEach((place) => place.remove()));
}

function insert(places, room) {
  const href = `/room/${room.name}`;
  const place = el('a', { class: 'place', href, 'data-room': room.name, 'aria-current': location.pathname === href && 'page' }, icon(room.kind, room.kind), el('span', { class: 'clip' }, room.title));
  const after = [...places.children].find((other) => other.querySelector('.clip').textContent.localeCompare(room.title) > 0);
  places.insertBefore(place, after ?? null);
  return place;
}

function show(place, room) {
  if (room.title) {
    say(place.querySelector('.clip'), room.title);
  }
  // The room that is open shows no count: it is being read.
  const unread = place.getAttribute('aria-current') === 'page' && document.visibilityState === 'visible' ? 0 : room.unread;
  place.classList.toggle('unread', unread > 0);
  showBadge(place, unread, (badge) => place.append(badge));
  const lock = place.querySelector('.state');
  if (room.visibility === 'private' && unread === 0 && !lock) {
    place.append(el('span', { class: 'state' }, icon('lock')));
  } else if (lock && (unread > 0 || room.visibility === 'open')) {
    lock.remove();
  }
}

/** @param {HTMLElement} holder @param {number} unread @param {(badge: HTMLElement) => void} put */
export function showBadge(holder, unread, put) {
  const badge = holder.querySelector('.badge:not(.mention)');
  if (unread === 0) {
    badge?.remove();
    return;
  }
  const shown = badge ?? el('span', { class: 'badge' });
  say(shown, badgeText(unread));
  shown.title = t('room.unread', { n: unread });
  if (!badge) {
    put(shown);
  }
}
