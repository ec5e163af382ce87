// A row of the live sessions, as WEB-INF/admin/session.xhtml paints it.
import { el, say } from '../dom.js';
import { t, when } from '../i18n.js';
import { avatar } from '../people.js';
import { wholeText } from './amounts.js';

const HIGH = 70;
const FULL = 100;

/**
 * @typedef {object} Session
 * @property {string} id
 * @property {string} login
 * @property {string} name
 * @property {{room: string, seq?: number, behind?: number}[]} rooms
 * @property {string} door
 * @property {string} since
 * @property {number} fullness
 * @property {number} [round_trip_ms]
 * @property {string} node_name
 * @property {string} address
 * @property {string} [client]
 */

/** Only what differs is touched: a row keeps its selection and whoever reads it their place. @param {HTMLElement} row @param {Session} session @param {Record<string, string>} doors what they are called */
export function fillRow(row, session, doors) {
  const set = (what, text) => say(row.querySelector(`[data-f=${what}]`), text);
  const door = doors[session.door] ?? session.door;
  if (row.dataset.id !== session.id) {
    Object.assign(row.dataset, { id: session.id, login: session.login, name: session.name });
    row.querySelector('input').setAttribute('aria-label', t('console.sessions.pick', { name: session.name, door }));
    const face = row.querySelector('.avatar');
    face.replaceWith(avatar(session, 'xs'));
  }
  set('name', session.name);
  set('login', session.login);
  set('door', door);
  set('node', session.node_name);
  set('since', when(new Date(session.since)));
  set('outbox', `${session.fullness} %`);
  set('round_trip', session.round_trip_ms === undefined ? '–' : `${session.round_trip_ms} ms`);
  set('address', session.address);
  set('client', session.client ?? '');
  row.querySelector('[data-f=client]').title = session.client ?? '';
  const bar = row.querySelector('rect');
  bar.setAttribute('width', String(Math.min(FULL, session.fullness)));
  bar.setAttribute('class', session.fullness >= HIGH ? 'high' : '');
  fillPlaces(row.querySelector('[data-f=rooms]'), session.rooms);
}

function fillPlaces(cell, places) {
  const there = new Map([...cell.children].map((line) => [line.dataset.room, line]));
  places.forEach((place, i) => {
    const line = there.get(place.room) ?? el('div', { class: 'line', 'data-room': place.room }, el('a', { class: 'mono', href: `/room/${place.room}` }, place.room), el('span'));
    there.delete(place.room);
    const standing = line.lastElementChild;
    standing.className = place.behind > 0 ? 'chip warn' : 'faint t12';
    say(standing, standingOf(place));
    if (cell.children[i] !== line) {
      cell.insertBefore(line, cell.children[i] ?? null);
    }
  });
  there.forEach((line) => line.remove());
}

/** How far a connection is in a room's log; nothing of one that has only just come. @param {{seq?: number, behind?: number}} place */
export function standingOf({ seq, behind }) {
  if (behind === undefined) {
    return '';
  }
  const places = { seq: wholeText(seq), head: wholeText(seq + behind), behind: wholeText(behind) };
  return t(behind === 0 ? 'console.sessions.current' : 'console.sessions.behind', places);
}
