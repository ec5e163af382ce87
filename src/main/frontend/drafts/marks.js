// Where the person has begun to write something: a word at the rooms of rail and lobby.
import { el } from '../dom.js';
import { t } from '../i18n.js';

const ASK_AFTER_MS = 300;

/** @param {EventTarget} connection @param {typeof import('../wire/api.js').api} request @param {EventTarget} rooms whose rows are drawn anew now and then */
export function markDrafts(connection, request, rooms) {
  let drafted = new Set([...document.querySelectorAll('[data-drafted]')].map((shown) => shown.closest('[data-room]').dataset.room));
  let timer;
  const show = () => document.querySelectorAll('.place[data-room], .room[data-room]').forEach((row) => mark(row, drafted.has(row.dataset.room)));
  const ask = async () => {
    const answer = await request('GET', '/drafts').catch(() => undefined); // `back` is told again
    if (answer) {
      drafted = new Set(answer.drafts.map(({ room }) => room));
      show();
    }
  };
  const askSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, ASK_AFTER_MS);
  };
  // One that grows changes nothing; where one was cleared there may be another, in a thread.
  connection.addEventListener('own', ({ detail: { type, room, text } }) => type === 'draft' && drafted.has(room) !== (text !== '') && askSoon());
  connection.addEventListener('back', askSoon);
  rooms.addEventListener('changed', ({ detail: { room } }) =>
    document.querySelectorAll(`:is(.place, .room)[data-room="${room.name}"]`).forEach((row) => mark(row, drafted.has(room.name))));
}

/** @param {HTMLElement} row @param {boolean} isDrafted */
function mark(row, isDrafted) {
  const shown = row.querySelector('[data-drafted]');
  if (!isDrafted) {
    shown?.remove();
  } else if (!shown) {
    const made = el('span', { class: 'chip still drafted', 'data-drafted': '' }, t('draft.mark'));
    const time = row.querySelector('.when');
    time ? time.prepend(made) : row.querySelector('.clip').after(made);
  }
}
