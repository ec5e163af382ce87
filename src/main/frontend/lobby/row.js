// A room's row in the lobby, as WEB-INF/tags/room-row.xhtml paints it first.
import { el, icon, say } from '../dom.js';
import { t, when } from '../i18n.js';
import { rowFace, showFace } from './face.js';
import { showBadge } from './rail.js';
import { summaryChip, summaryText } from './summary.js';

/** @param {import('./rooms.js').Room} room */
export function roomRow(room) {
  const lock = room.visibility === 'private' && !room.direct ? icon('lock') : null;
  lock?.removeAttribute('aria-hidden');
  lock?.setAttribute('role', 'img');
  lock?.setAttribute('aria-label', t('lobby.private'));
  return el('li', { class: 'room', 'data-room': room.name, 'data-kind': room.kind },
    rowFace(room),
    el('span', { class: 'two clip' },
      el('span', { class: 'name' }, el('a', { class: 'clip to', href: `/room/${room.name}` }, el('b')), lock),
      el('span', { class: 'last clip' }, room.purpose ?? '')),
    el('span', { class: 'who-here' }), el('span', { class: 'when' }), el('span', { class: 'act' }));
}

/** @param {HTMLElement} row @param {import('./rooms.js').Room} room @param {{you: string, nameOf: (login: string) => string}} people */
export function showRoom(row, room, { you, nameOf }) {
  if (room.title) {
    say(row.querySelector('.name b'), room.title);
  }
  showFace(row, room, rowFace);
  showLocked(row.querySelector('.name'), room.locked);
  const unread = room.muted ? 0 : room.unread;
  row.classList.toggle('unread', unread > 0);
  showLast(row, room, you, nameOf);
  showChip(row.querySelector('.when'), room);
  showHere(row, room.direct ? 0 : (room.online ?? 0));
  const time = row.querySelector('.when');
  showBadge(time, unread, (badge) => time.prepend(badge));
  room.direct || showAct(row.querySelector('.act'), room);
}

function showLocked(name, locked) {
  const shown = name.querySelector('[data-locked]');
  if (locked && !shown) {
    name.append(el('span', { class: 'chip warn', 'data-locked': '' }, icon('mute'), t('order.locked')));
  } else if (locked === false) {
    shown?.remove();
  }
}

function showChip(holder, { kind, summary }) {
  const chip = summary && summaryChip(kind, summary);
  const shown = holder.querySelector('[data-chip]');
  if (!chip) {
    shown?.remove();
    return;
  }
  const element = shown ?? el('span', { 'data-chip': '' });
  element.className = `chip ${chip.look}`;
  say(element, chip.word);
  if (!shown) {
    holder.prepend(element);
  }
}

function showLast(row, { kind, summary, last, purpose }, you, nameOf) {
  const text = last?.text ?? '';
  if (summary) {
    say(row.querySelector('.last'), summaryText(kind, summary));
  } else if (text) {
    const name = last.from === you ? t('lobby.you') : (last.name ?? nameOf(last.from)).trim().split(/\s+/)[0];
    say(row.querySelector('.last'), t('lobby.said', { name, text }));
  } else if (purpose !== undefined && !row.querySelector('.last').textContent) {
    say(row.querySelector('.last'), purpose);
  }
  if (last) {
    const when_ = row.querySelector('time') ?? row.querySelector('.when').appendChild(el('time'));
    when_.dateTime = last.at;
    say(when_, when(new Date(last.at)));
  }
}

function showHere(row, online) {
  const holder = row.querySelector('.who-here');
  if (online === 0) {
    holder.replaceChildren();
  } else {
    const chip = holder.firstElementChild ?? holder.appendChild(el('span', { class: 'chip still' }));
    chip.replaceChildren(el('span', { class: 'dot here' }), t('room.here', { n: online }));
  }
}

function showAct(act, room) {
  const wanted = room.member ? 'leave' : 'join';
  if (act.querySelector(`[data-${wanted}]`)) {
    return;
  }
  const label = t('lobby.leave', { title: room.title });
  act.replaceChildren(
    room.member
      ? el('button', { class: 'btn icon small quiet', type: 'button', 'data-leave': '', 'aria-label': label, title: label }, icon('door'))
      : el('button', { class: 'btn small', type: 'button', 'data-join': '' }, t('lobby.join')),
  );
}
