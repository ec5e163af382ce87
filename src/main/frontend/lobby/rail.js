// The rail's places: titles, unread counts, rooms that come and go; each in the section it was put into, or where its sort stands.
import { el, icon, say } from '../dom.js';
import { statusOf } from '../people/faces.js';
import { t } from '../i18n.js';
import { isOwn, railFace, showFace } from './face.js';
import { FAVOURITES } from './order.js';
import { badgeText } from './rooms.js';

const titleOf = (slot) => slot.querySelector('.clip').textContent;
const nameOf = (slot) => slot.firstElementChild.dataset.room;

/** Tells `drawn` where there are other rows than before. */
export class LiveRail extends EventTarget {
  #rail;
  #order;
  #you;

  /** @param {HTMLElement} rail its sections @param {import('./rooms.js').Rooms} rooms @param {import('./order.js').Order} order @param {string} you */
  constructor(rail, rooms, order, you) {
    super();
    this.#rail = rail;
    this.#order = order;
    this.#you = you;
    rooms.addEventListener('changed', ({ detail: { room } }) => this.#changed(room));
    rooms.addEventListener('gone', ({ detail }) => this.#gone(detail.name));
    // A room may have ended between the painting of the page and its first connection.
    rooms.addEventListener('listed', () => this.#slots().forEach((slot) => rooms.get(nameOf(slot))?.member || this.#gone(nameOf(slot))));
    order.addEventListener('changed', () => this.#ordered());
  }

  #slots() {
    return [...this.#rail.querySelectorAll('.slot')];
  }

  #slot(name) {
    return this.#rail.querySelector(`[data-room="${name}"]`)?.parentElement;
  }

  #changed(room) {
    if (!isOwn(room, this.#you)) {
      this.#gone(room.name);
      return;
    }
    const known = this.#slot(room.name);
    const slot = known ?? newSlot(room);
    show(slot.firstElementChild, room);
    this.#settle(slot);
    known || this.dispatchEvent(new Event('drawn'));
  }

  #gone(name) {
    this.#slot(name)?.remove();
    this.#hideEmpty();
  }

  /** The person's own sections are others, or other rooms stand in them. */
  #ordered() {
    const sections = this.#order.sections;
    const wanted = new Set(sections.map(({ id }) => `s${id}`));
    const rest = this.#section('rooms');
    sections.forEach(({ id, name }) => {
      const section = this.#section(`s${id}`) ?? newSection(id);
      say(section.querySelector('h3 span'), name);
      this.#rail.insertBefore(section, rest); // in their order, and behind the favourites
    });
    this.#slots().forEach((slot) => this.#settle(slot));
    this.#rail.querySelectorAll('[data-own]').forEach((section) => wanted.has(section.dataset.section) || section.remove());
    this.dispatchEvent(new Event('drawn'));
  }

  #section(id) {
    return this.#rail.querySelector(`[data-section="${id}"]`);
  }

  /** Puts a row where it belongs, if it is not there. */
  #settle(slot) {
    const put = this.#order.of(nameOf(slot));
    const sort = slot.firstElementChild.dataset.direct === undefined ? 'rooms' : 'direct';
    const list = this.#section(put ? (put.section === FAVOURITES ? FAVOURITES : `s${put.section}`) : sort).querySelector('.places');
    const isAfter = put
      ? (other) => put.rooms.indexOf(nameOf(other)) > put.at
      : (other) => titleOf(other).localeCompare(titleOf(slot)) > 0;
    const next = [...list.children].find((other) => other !== slot && isAfter(other)) ?? null;
    if (slot.parentElement !== list || slot.nextElementSibling !== next) {
      const focused = slot.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement) : undefined;
      list.insertBefore(slot, next);
      focused?.focus();
    }
    this.#hideEmpty();
  }

  #hideEmpty() {
    const favourites = this.#section(FAVOURITES);
    favourites.hidden = favourites.querySelector('.slot') === null;
  }
}

function newSection(id) {
  return el('section', { 'data-section': `s${id}`, 'data-own': String(id), 'aria-labelledby': `rail-s${id}` },
    el('h3', {}, el('span', { class: 'clip', id: `rail-s${id}` })), el('ul', { class: 'places' }));
}

function newSlot(room) {
  const href = `/room/${room.name}`;
  return el('li', { class: 'slot' },
    el('a', { class: 'place', href, 'data-room': room.name, 'data-direct': room.direct && 'true', 'aria-current': location.pathname === href && 'page' }, railFace(room), el('span', { class: 'clip' }, room.title), room.direct?.length === 1 && statusOf(room.direct[0].login, 'sign')));
}

function show(place, room) {
  if (room.title) {
    say(place.querySelector('.clip'), room.title);
  }
  showFace(place, room, railFace);
  // The room that is open shows no count: it is being read.
  const isRead = place.getAttribute('aria-current') === 'page' && document.visibilityState === 'visible';
  const unread = isRead || room.muted ? 0 : room.unread;
  place.classList.toggle('unread', unread > 0);
  place.classList.toggle('muted', Boolean(room.muted));
  showBadge(place, unread, (badge) => place.append(badge));
  showState(place, room.muted ? 'mute' : room.visibility === 'private' && !room.direct && unread === 0 ? 'lock' : undefined);
}

function showState(place, sign) {
  const shown = place.querySelector('.state');
  if (shown?.dataset.sign === sign) {
    return;
  }
  shown?.remove();
  if (sign) {
    place.append(el('span', { class: 'state', 'data-sign': sign }, icon(sign), sign === 'mute' && el('span', { class: 'sr' }, t('rail.muted'))));
  }
}

/** @param {HTMLElement} holder @param {number} unread @param {(badge: HTMLElement) => void} put */
export function showBadge(holder, unread, put) {
  const badge = holder.querySelector('.badge:not(.mention)');
  if (unread === 0) {
    badge?.remove();
    return;
  }
  const shown = badge ?? el('span', { class: 'badge' });
  say(shown, badgeText(unread));
  shown.title = t('room.unread', { n: unread });
  if (!badge) {
    put(shown);
  }
}
