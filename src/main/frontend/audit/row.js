// A line of the trail, as admin/audit.xhtml paints it.
import { el } from '../dom.js';
import { full, time, when } from '../i18n.js';

/**
 * @typedef {object} Act
 * @property {number} id
 * @property {string} at
 * @property {string} what
 * @property {string} actor
 * @property {string} [subject]
 * @property {string} [room]
 * @property {string} [address]
 * @property {Record<string, unknown>} detail
 */

/** @param {Act} act @param {Record<string, string>} words what each act is called */
export function actRow(act, words) {
  const at = new Date(act.at);
  const rest = details(act.detail);
  return el('tr', { 'data-act': act.id },
    el('td', { class: 'num' }, el('time', { datetime: act.at, title: full(at) }, moment(at))),
    el('td', {}, words[act.what] ?? act.what),
    ...[act.actor, act.subject, act.room, act.address].map((cell) => el('td', { class: 'mono' }, cell ?? '')),
    el('td', { class: 'soft rest', title: rest }, rest));
}

/** The time of an act of today, else the day too. @param {Date} at */
function moment(at) {
  return when(at) === time(at) ? time(at) : `${when(at)}, ${time(at)}`;
}

/** As io.atrium.web.admin.ActDetails writes it. @param {Record<string, unknown>} detail */
export const details = (detail) => Object.entries(detail).map(([name, value]) => `${name}: ${value}`).join(', ');
