// Rooms that are named in a text: #name.
import { el, icon } from '../../dom.js';
import { offered } from '../../keys/switch-order.js';

const MOST = 6;

/** @param {import('../../lobby/rooms.js').Rooms} rooms @returns {import('./completer.js').Source} */
export const roomNames = (rooms) => ({
  at: roomAt,
  find: (typed, show) => show(offered(rooms.all, typed).slice(0, MOST).map(({ name, title, kind }) =>
    ({ key: `room-${name}`, label: title, text: `#${name}`, parts: [icon(kind, kind), el('span', { class: 'clip' }, title), el('small', { class: 'faint clip' }, `#${name}`)] }))),
});

/** What is being typed before the caret, as a room's name: where its # stands, and what follows. @param {string} text @param {number} caret */
export function roomAt(text, caret) {
  const [, typed] = /(?:^|[^0-9A-Za-z@#&./+-])#([^\s#]{0,32})$/.exec(text.slice(0, caret)) ?? [];
  return typed === undefined ? undefined : { from: caret - typed.length - 1, typed };
}
