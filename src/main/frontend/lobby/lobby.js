// The lobby: the person's rooms and the open ones, live; filtered as one types; joined and left.
import { Filter } from '../filter.js';
import { t } from '../i18n.js';
import { toast } from '../toast.js';
import { api } from '../wire/api.js';
import { abandonSends } from '../wire/send-store.js';
import { meansRoom } from './room-filter.js';
import { isOwn } from './face.js';
import { roomRow, showRoom } from './row.js';

export class Lobby {
  #page;
  #rooms;
  #you;
  #kinds;
  #filter;

  /** @param {HTMLElement} page @param {import('./rooms.js').Rooms} rooms @param {string} you */
  constructor(page, rooms, you) {
    this.#page = page;
    this.#rooms = rooms;
    this.#you = you;
    this.#kinds = JSON.parse(page.dataset.kinds);
    this.#filter = new Filter(page.querySelector('[data-filter]'), {
      rows: () => [...page.querySelectorAll('.room[data-room]')],
      fits: (typed, row) => meansRoom(typed, this.#about(row)),
      marks: '.name b, .last',
    });
    this.#filter.addEventListener('looked', ({ detail }) => this.#looked(detail));
    page.querySelector('[data-clear]').addEventListener('click', () => this.#filter.clear());
    page.addEventListener('click', ({ target }) => this.#clicked(target));
    rooms.addEventListener('changed', ({ detail }) => this.#changed(detail.room));
    rooms.addEventListener('gone', ({ detail }) => this.#gone(detail.name));
    rooms.addEventListener('listed', () => this.#listed());
  }

  #changed(room) {
    if (room.direct && !isOwn(room, this.#you)) {
      return;
    }
    const list = this.#list(room.member ? 'joined' : 'open');
    let row = this.#row(room.name);
    if (!row) {
      row = roomRow(room);
      list.prepend(row);
    } else if (row.parentElement !== list) {
      list.prepend(row);
    }
    showRoom(row, room, { you: this.#you, nameOf: (login) => login });
    this.#count();
  }

  #gone(name) {
    this.#row(name)?.remove();
    this.#count();
  }

  /** A room may have ended between the painting of the page and its first connection. */
  #listed() {
    for (const row of this.#page.querySelectorAll('.room[data-room]')) {
      if (!this.#rooms.get(row.dataset.room)) {
        this.#gone(row.dataset.room);
      }
    }
  }

  #row(name) {
    return this.#page.querySelector(`.room[data-room="${name}"]`);
  }

  #list(section) {
    return this.#page.querySelector(`[data-${section}] [data-rooms]`);
  }

  #count() {
    const joined = this.#list('joined').children.length;
    const open = this.#list('open').children.length;
    this.#page.querySelector('[data-count]').textContent = String(joined);
    this.#page.querySelector('section[data-joined]').hidden = joined === 0;
    this.#page.querySelector('[data-empty]').hidden = joined + open > 0;
    this.#filter.look();
  }

  #looked({ typed, shown }) {
    this.#page.querySelector('section[data-open]').hidden = !this.#list('open').querySelector(':scope > :not([hidden])');
    this.#page.querySelector('[data-none]').hidden = typed === '' || shown > 0;
  }

  #about({ dataset: { room: name, kind }, children }) {
    const texts = [...children].flatMap((part) => [...part.querySelectorAll('.name, .last')]).map((part) => part.textContent);
    return { kind, kindName: this.#kinds[kind], texts: [name, this.#rooms.get(name)?.purpose ?? '', ...texts] };
  }

  async #clicked(target) {
    const button = target.closest('[data-join], [data-leave]');
    if (!button || button.classList.contains('busy')) {
      return;
    }
    const name = button.closest('[data-room]').dataset.room;
    const joins = button.matches('[data-join]');
    button.classList.add('busy');
    try {
      await api(joins ? 'PUT' : 'DELETE', `/rooms/${name}/members/${this.#you}`);
      if (!joins) {
        await abandonSends(this.#you, name);
      }
      const room = this.#rooms.get(name);
      if (room) {
        this.#rooms.upsert({ ...room, member: joins, read_seq: joins ? room.seq : room.read_seq });
      } else {
        location.reload();
      }
    } catch (failure) {
      toast(t('lobby.failed', { why: failure.status === 0 ? t('lobby.unreachable') : failure.message }));
    } finally {
      button.classList.remove('busy');
    }
  }
}
