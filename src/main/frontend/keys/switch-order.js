// Which rooms the quick switcher offers, in which order.
import { folded } from '../marks.js';

const MOST = 8;

/** @typedef {import('../lobby/rooms.js').Room} Room */

/**
 * Nothing typed: what is unread, then where something was said last. Else how well it fits, then the same.
 * @param {Room[]} rooms those the person knows of @param {string} typed @param {string} [here] the room that is open: nobody goes there
 * @returns {Room[]} at most 8
 */
export function offered(rooms, typed, here) {
  const wanted = folded(typed.trim());
  return rooms
    .filter(({ name, title }) => name !== here && title)
    .map((room) => ({ room, rank: wanted === '' ? (room.member ? 0 : NONE) : rankOf(room, wanted) }))
    .filter(({ rank }) => rank < NONE)
    .sort((a, b) => a.rank - b.rank || foremost(a.room, b.room))
    .slice(0, MOST)
    .map(({ room }) => room);
}

const NONE = 4;

/** 0: begins so; 1: a word begins so; 2: holds it; 3: its letters in their order. */
function rankOf({ name, title }, wanted) {
  const texts = [folded(title), name];
  const [whole] = texts;
  if (texts.some((text) => text.startsWith(wanted))) {
    return 0;
  }
  if (texts.some((text) => text.split(/[\s_-]+/).some((word) => word.startsWith(wanted)))) {
    return 1;
  }
  if (texts.some((text) => text.includes(wanted))) {
    return 2;
  }
  return lettersOf(whole, wanted) ? 3 : NONE;
}

/** Whether all letters stand in the text, one after the other: "dplmt" for "Deployment". */
function lettersOf(text, letters) {
  let at = -1;
  return [...letters].every((letter) => (at = text.indexOf(letter, at + 1)) >= 0);
}

function foremost(a, b) {
  return Number(b.unread > 0) - Number(a.unread > 0) || Number(b.member) - Number(a.member) || (b.last?.at ?? '').localeCompare(a.last?.at ?? '') || a.title.localeCompare(b.title);
}
