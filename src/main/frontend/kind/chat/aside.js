// Beside the talk, in the drawer: one thread, the threads one follows, and what is pinned.
import { connection } from '../../link.js';
import { DrawerTabs } from '../../room/drawer-tabs.js';
import { api } from '../../wire/api.js';
import { FileTab } from './file-tab.js';
import { Pins } from './pins.js';
import { Thread } from './thread.js';
import { Threads } from './threads.js';

const TOLD_AFTER_MS = 500;

export class Aside {
  #pins;
  #files;
  #threads;
  #timer;
  /** @type {Thread} */ thread;

  /** @param {ReturnType<typeof import('../../room/room.js').openRoom>} room @param {import('../../drafts/drafts.js').Drafts} drafts @param {ReturnType<typeof import('./offered.js').offeredIn>} offered @param {(seq: number) => void} unpin */
  constructor({ state, stage, channel, people, rights, you }, drafts, offered, unpin) {
    const sheet = stage.closest('[data-sheet]');
    const drawer = sheet.querySelector('.drawer');
    const tabs = new DrawerTabs(sheet);
    const view = (what) => api('GET', `/rooms/${state.room}/view/${what}`);
    const looking = { personOf: (login) => people.of(login), mayUnpin: () => rights.has('write') || rights.has('moderate') };
    this.#pins = new Pins(drawer, tabs, () => view('pins'), looking, unpin);
    this.#threads = new Threads(drawer, tabs, () => view('threads'), looking);
    this.#files = new FileTab(drawer, tabs, (query) => api('GET', `/rooms/${state.room}/files${query}`), looking.personOf);
    this.thread = new Thread(drawer.querySelector('#panel-thread'), tabs, {
      channel, you, people,
      ...offered,
      room: state.room,
      drafts,
      view: (seq, after = 0) => view(`thread?thread=${seq}&after=${after}&limit=1000`),
    });
    this.thread.addEventListener('read', () => this.#threadsSoon());
    // Who follows a thread is told of an answer on their own channel.
    connection.addEventListener('own', ({ detail: { type, notice } }) => type === 'notice' && notice.room === state.room && notice.what !== 'said' && this.#threadsSoon());
    document.addEventListener('click', (event) => this.#clicked(event));
    this.#look();
  }

  /** @param {import('../../wire/room-channel.js').Entry} entry the log's next @param {boolean} wasPinned */
  hear(entry, wasPinned) {
    this.thread.hear(entry);
    this.#pins.hear(entry, wasPinned);
    this.#files.hear(entry);
  }

  /** All may be otherwise. */
  renew() {
    this.thread.renew();
    this.#pins.load();
    this.#threadsSoon();
  }

  #threadsSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#threads.load(), TOLD_AFTER_MS);
  }

  /** The thread that the address names. */
  #look() {
    const seq = Number(new URLSearchParams(location.search).get('thread') ?? 0);
    if (seq > 0) {
      this.thread.open(seq);
    }
  }

  #clicked(event) {
    const link = event.target.closest('a[data-thread]');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      this.thread.open(Number(link.dataset.thread));
    }
  }
}
