// Putting the rail in order: a menu beside each room and each section of one's own, Alt and the arrows, and dragging.
import { askText } from '../ask.js';
import { el, icon, say } from '../dom.js';
import { t } from '../i18n.js';
import { openMenu } from '../menu.js';
import { toast } from '../toast.js';
import { api } from '../wire/api.js';
import { FAVOURITES } from './order.js';

const MOST_NAME = 40;
const DRAGGED = 'application/x-atrium-room';

export class Arranging {
  #rail;
  #rooms;
  #order;
  #you;
  #told;

  /** @param {HTMLElement} rail @param {import('./rooms.js').Rooms} rooms @param {import('./order.js').Order} order @param {EventTarget} live tells `drawn` @param {string} you */
  constructor(rail, rooms, order, live, you) {
    this.#rail = rail;
    this.#rooms = rooms;
    this.#order = order;
    this.#you = you;
    this.#told = rail.appendChild(el('p', { class: 'sr', role: 'status' }));
    live.addEventListener('drawn', () => this.#offer());
    rail.addEventListener('click', ({ target }) => this.#clicked(/** @type {Element} */ (target).closest('[data-arrange]')));
    rail.addEventListener('keydown', (event) => this.#pressed(event));
    this.#workDragging();
    this.#offer();
  }

  #offer() {
    this.#rail.querySelectorAll('.slot').forEach((slot) => slot.querySelector('[data-arrange]') || slot.append(more(t('rail.arrange', { title: slot.querySelector('.clip').textContent }))));
    this.#rail.querySelectorAll('[data-own] h3').forEach((head) => head.querySelector('[data-arrange]') || head.append(more(t('rail.arrange', { title: head.textContent }))));
  }

  #clicked(button) {
    if (!button) {
      return;
    }
    const place = button.parentElement.querySelector('[data-room]');
    if (place) {
      openMenu(button, this.#roomItems(place.dataset.room));
    } else {
      openMenu(button, this.#sectionItems(Number(button.closest('[data-own]').dataset.own)));
    }
  }

  #roomItems(name) {
    const room = this.#rooms.get(name) ?? { name, muted: false };
    const put = this.#order.of(name);
    const isFavourite = put?.section === FAVOURITES;
    return [
      { label: t('rail.favourite'), icon: 'star', pressed: isFavourite, act: () => this.#do(() => this.#order.put(name, isFavourite ? null : FAVOURITES), isFavourite ? 'rail.back' : 'rail.favoured', room) },
      { label: t('rail.mute'), icon: 'mute', pressed: Boolean(room.muted), act: () => this.#mute(room) },
      put && put.at > 0 && { label: t('rail.up'), icon: 'up', act: () => this.#move(name, -1) },
      put && put.at < put.rooms.length - 1 && { label: t('rail.down'), icon: 'down', act: () => this.#move(name, 1) },
      ...this.#order.sections.filter(({ id }) => id !== put?.section).map(({ id, name: section }) => ({ label: t('rail.into', { section }), icon: 'list', act: () => this.#do(() => this.#order.put(name, id), 'rail.moved', room, section) })),
      { label: t('rail.new'), icon: 'plus', act: () => this.#addFor(room) },
      put && !isFavourite && { label: t('rail.out'), icon: 'back', act: () => this.#do(() => this.#order.put(name, null), 'rail.back', room) },
      !room.direct && { label: t('rail.leave'), icon: 'door', act: () => this.#leave(room) },
    ];
  }

  #sectionItems(id) {
    const sections = this.#order.sections;
    const at = sections.findIndex((section) => section.id === id);
    const { name } = sections[at];
    return [
      { label: t('rail.rename'), icon: 'edit', act: () => this.#rename(id, name) },
      at > 0 && { label: t('rail.up'), icon: 'up', act: () => this.#do(() => this.#order.change(id, { place: at - 1 })) },
      at < sections.length - 1 && { label: t('rail.down'), icon: 'down', act: () => this.#do(() => this.#order.change(id, { place: at + 1 })) },
      { label: t('rail.delete'), icon: 'trash', act: () => this.#do(() => this.#order.remove(id), 'rail.deleted', { title: name }) },
    ];
  }

  async #rename(id, value) {
    const name = await askText({ title: t('rail.rename'), label: t('rail.name'), value, most: MOST_NAME });
    name && this.#do(() => this.#order.change(id, { name }));
  }

  async #addFor(room) {
    const name = await askText({ title: t('rail.new'), label: t('rail.name'), most: MOST_NAME });
    name && this.#do(async () => this.#order.put(room.name, await this.#order.add(name)), 'rail.moved', room, name);
  }

  /** By one place, where it was put. */
  #move(name, by) {
    const put = this.#order.of(name);
    const to = put ? put.at + by : -1;
    if (put && to >= 0 && to < put.rooms.length) {
      this.#do(() => this.#order.put(name, put.section, to), 'rail.place', this.#rooms.get(name), undefined, to + 1);
    }
  }

  #mute(room) {
    const level = room.muted ? null : 'mentions';
    this.#do(() => api('PATCH', '/notices/settings', { rooms: { [room.name]: level } }), room.muted ? 'rail.unmuted' : 'rail.mute.done', room);
  }

  async #leave(room) {
    const left = await this.#do(() => api('DELETE', `/rooms/${room.name}/members/${this.#you}`), 'rail.left', room);
    if (left && location.pathname === `/room/${room.name}`) {
      location.replace('/lobby');
    }
  }

  /** @param {() => Promise<unknown>} work @param {string} [word] what is said once it is done @param {{title?: string}} [room] @returns {Promise<boolean>} whether it worked */
  async #do(work, word, room, section = '', n = 0) {
    try {
      await work();
      word && say(this.#told, t(word, { title: room?.title ?? '', section, n }));
      return true;
    } catch (failure) {
      toast(t('rail.failed', { why: failure.status === 0 ? t('lobby.unreachable') : failure.message }));
      return false;
    }
  }

  #pressed(event) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const place = /** @type {HTMLElement} */ (event.target).closest('.place[data-room]');
    if (by && event.altKey && place) {
      event.preventDefault();
      this.#move(place.dataset.room, by);
    }
  }

  #workDragging() {
    const over = (event) => (event.dataTransfer.types.includes(DRAGGED) ? event.target.closest('[data-section]') : null);
    const mark = (section) => this.#rail.querySelectorAll('[data-section]').forEach((one) => one.classList.toggle('drop', one === section));
    this.#rail.addEventListener('dragstart', (event) => {
      const place = event.target.closest?.('.place[data-room]');
      if (place) {
        event.dataTransfer.setData(DRAGGED, place.dataset.room);
        event.dataTransfer.effectAllowed = 'copyMove';
        this.#rail.classList.add('dragging'); // the favourites show themselves, for the first of them
      }
    });
    this.#rail.addEventListener('dragover', (event) => {
      const section = over(event);
      section && event.preventDefault();
      mark(section);
    });
    this.#rail.addEventListener('dragend', () => {
      mark(null);
      this.#rail.classList.remove('dragging');
    });
    this.#rail.addEventListener('drop', (event) => {
      const section = over(event);
      if (section) {
        event.preventDefault();
        this.#drop(event.dataTransfer.getData(DRAGGED), section, event.clientY);
      }
    });
  }

  #drop(name, { dataset: { section, own } }, y) {
    const isPlace = own !== undefined || section === FAVOURITES;
    const slots = [...this.#rail.querySelectorAll(`[data-section="${section}"] .slot`)].filter((slot) => !slot.querySelector(`[data-room="${name}"]`));
    const above = slots.filter((slot) => slot.getBoundingClientRect().top + slot.clientHeight / 2 < y).length;
    this.#do(() => this.#order.put(name, isPlace ? (own === undefined ? FAVOURITES : Number(own)) : null, isPlace ? above : undefined), 'rail.place', this.#rooms.get(name), undefined, above + 1);
  }
}

const more = (label) => el('button', { class: 'btn icon small quiet', type: 'button', 'data-arrange': '', 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'aria-label': label, title: label }, icon('more', 'm'));
