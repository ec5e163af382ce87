// What a room is known by in a list: the sign of its kind; a conversation by whom it is with, and whether they are there. WEB-INF/tags/face.xhtml paints it first.
import { el, icon } from '../dom.js';
import { avatar } from '../people.js';

/** Whether it is among the person's own: a conversation in which nothing was said yet is there for who began it alone. @param {import('./rooms.js').Room} room @param {string} you */
export const isOwn = (room, you) => Boolean(room.member) && !(room.direct && room.seq === 0 && room.created_by !== you);

/** @param {import('./rooms.js').Room} room @param {string} [look] of the avatar: s, xs */
function faceOf({ direct }, look = '') {
  if (direct.length > 1) {
    return el('span', { class: `avatar ${look} many`.replace('  ', ' '), 'aria-hidden': 'true' }, String(direct.length));
  }
  const shown = avatar(direct[0], look);
  shown.append(el('i', { class: direct[0].online ? 'here' : 'gone' }));
  return shown;
}

/** @param {import('./rooms.js').Room} room */
export const railFace = (room) => (room.direct ? faceOf(room, 'xs') : icon(room.kind, room.kind));

/** @param {import('./rooms.js').Room} room */
export const rowFace = (room) => (room.direct ? faceOf(room) : el('span', { class: `kind ${room.kind}` }, icon(room.kind)));

/** People come, go, and are called otherwise. @param {HTMLElement} row @param {import('./rooms.js').Room} room @param {(room: import('./rooms.js').Room) => Element} face */
export function showFace(row, room, face) {
  const shown = row.querySelector('.avatar');
  const now = room.direct && face(room);
  if (shown && now && !shown.isEqualNode(now)) {
    shown.replaceWith(now);
  }
}
