// Who can be called in a room: its members, each by @login, groups of them by @handle, and all of them by @room.
import { el, icon } from '../../dom.js';
import { t } from '../../i18n.js';
import { folded } from '../../marks.js';
import { avatar } from '../../people.js';
import { api } from '../../wire/api.js';

export const ROOM = 'room';
const MOST = 6;

/** @typedef {{login: string, name: string, together?: boolean}} Person `together`: several people */

/** As io.atrium.kind.chat.ReaderNames: one's own name, and what calls everybody, stands out. @returns {import('./inline.js').Names} */
export const namesOf = (people, you, rooms, groups) => ({
  mention(login) {
    if (login === ROOM || login === you.login) {
      return 'at own';
    }
    return people.has(login) ? 'at' : groups.get(login) && (groups.get(login).own ? 'at own' : 'at');
  },
  group: (handle) => (people.has(handle) ? undefined : groups.get(handle)?.title),
  room: (name) => rooms.get(name)?.title,
});

/**
 * Finds who may be meant, now by who is known, and once more where the server knows of others.
 * @param {import('../../room/people.js').People} people @param {Person} you @param {string} room @param {import('./groups.js').Groups} groups
 * @returns {import('./completer.js').Source}
 */
export const callable = (people, you, room, groups) => ({
  at: callAt,
  find(typed, show) {
    const together = groups.all.filter(({ handle }) => !people.has(handle)).map(({ handle, title }) => ({ login: handle, name: title, together: true }));
    const found = () => fitting([...people.known.filter(({ login }) => login !== you.login), ...together, { login: ROOM, name: t('mention.room'), together: true }], typed).map(offer);
    show(found());
    if (people.isPartial && typed) {
      api('GET', `/rooms/${room}/members?limit=${MOST}&q=${encodeURIComponent(typed)}`).then((some) => {
        people.met(some);
        show(found());
      }, () => {}); // those who are known are offered
    }
  },
});

/** @param {Person} person */
function offer({ login, name, together }) {
  const face = together ? el('span', { class: 'avatar s', 'aria-hidden': 'true' }, icon('people')) : avatar({ login, name }, 's');
  return { key: login, label: t('mention.option', { name, login }), text: `@${login}`, parts: [face, el('span', { class: 'clip' }, name), el('small', { class: 'faint clip' }, `@${login}`)] };
}

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
