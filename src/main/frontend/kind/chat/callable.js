// Who can be called in a room: its members, each by @login, and all of them by @room.
import { t } from '../../i18n.js';
import { folded } from '../../marks.js';
import { api } from '../../wire/api.js';

export const ROOM = 'room';
const MOST = 6;

/** @typedef {{login: string, name: string}} Person */

/** As io.atrium.kind.chat.ChatPaint: one's own name, and what calls everybody, stands out. @returns {import('./inline.js').Looks} */
export const looksOf = (people, you) => (login) => {
  if (login === ROOM || login === you.login) {
    return 'at own';
  }
  return people.has(login) ? 'at' : undefined;
};

/**
 * Finds who may be meant, now by who is known, and once more where the server knows of others.
 * @param {import('../../room/people.js').People} people @param {Person} you @param {string} room
 * @returns {(typed: string, show: (found: Person[]) => void) => void}
 */
export const callable = (people, you, room) => (typed, show) => {
  const found = () => fitting([...people.known.filter(({ login }) => login !== you.login), { login: ROOM, name: t('mention.room') }], typed);
  show(found());
  if (people.isPartial && typed) {
    api('GET', `/rooms/${room}/members?limit=${MOST}&q=${encodeURIComponent(typed)}`).then((some) => {
      people.met(some);
      show(found());
    }, () => {}); // those who are known are offered
  }
};

/** Those whose login or a word of whose name begins so, then those who have it anywhere. @param {Person[]} all @param {string} typed @returns {Person[]} */
export function fitting(all, typed) {
  const wanted = folded(typed);
  const begins = ({ login, name }) => login.startsWith(wanted) || folded(name).split(/\s+/).some((word) => word.startsWith(wanted));
  const has = ({ login, name }) => login.includes(wanted) || folded(name).includes(wanted);
  return [...all.filter(begins), ...all.filter((one) => has(one) && !begins(one))].slice(0, MOST);
}

/** What is being typed before the caret, as a call: where its @ stands, and what follows. @param {string} text @param {number} caret */
export function callAt(text, caret) {
  const [, typed] = /(?:^|[^0-9A-Za-z@./+-])@([^\s@]{0,32})$/.exec(text.slice(0, caret)) ?? [];
  return typed === undefined ? undefined : { from: caret - typed.length - 1, typed };
}
