// How many notices are unread: at the bells, at the rooms of rail and lobby, in the title and on the tab's icon.
import { el, say } from '../dom.js';
import { t } from '../i18n.js';
import { badgeText } from '../lobby/rooms.js';
import { attention } from '../room/title.js';

/** @param {import('./notices.js').Notices} notices @param {import('../lobby/rooms.js').Rooms} rooms whose rows are drawn anew now and then @param {string} [here] the room of the page */
export function showUnread(notices, rooms, here) {
  const show = () => {
    document.querySelectorAll('[data-bell]').forEach((bell) => showBell(bell, notices.unread));
    document.querySelectorAll('.place[data-room], .room[data-room]').forEach((row) => showRoom(row, notices.unreadIn(row.dataset.room)));
    const inHere = here ? notices.unreadIn(here) : 0;
    attention.notices(inHere, notices.unread - inHere);
  };
  notices.addEventListener('changed', show);
  rooms.addEventListener('changed', ({ detail: { room } }) =>
    document.querySelectorAll(`:is(.place, .room)[data-room="${room.name}"]`).forEach((row) => showRoom(row, notices.unreadIn(room.name))));
  show();
}

function showBell(bell, unread) {
  const badge = bell.querySelector('.badge');
  badge.hidden = unread === 0;
  say(badge, badgeText(unread));
  const word = bell.querySelector('[data-unread-word]');
  if (word) {
    word.hidden = unread === 0; // it is named by what is seen, and by this
  } else {
    bell.setAttribute('aria-label', t(unread ? 'notice.bell.unread' : 'notice.bell', { n: unread }));
  }
}

/** @param {HTMLElement} row @param {number} unread */
function showRoom(row, unread) {
  const shown = row.querySelector('.badge.mention');
  if (unread === 0) {
    shown?.remove();
    return;
  }
  const badge = shown ?? el('span', { class: 'badge mention' });
  say(badge, badgeText(unread));
  badge.title = t('notice.in', { n: unread });
  if (!shown) {
    const other = row.querySelector('.badge');
    const time = row.querySelector('.when');
    other ? other.before(badge) : time ? time.prepend(badge) : row.append(badge);
  }
}
