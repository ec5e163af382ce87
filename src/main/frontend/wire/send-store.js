// What was not acked yet, in IndexedDB: it outlives a reload, a crash and the browser. Kept by login, so that nobody sends what
// another person has written at the same machine. Where the database can't be had (private windows, a full disk, deleted under us)
// the page's memory holds it, `lasting` says so, and it is kept as soon as the database is there.
import { database as pages, result } from './database.js';

const NOBODY = '';
/** Between two tries to keep what could not be kept. */
const AGAIN_MS = 10_000;

/** @typedef {import('./sends.js').Send} Send */
/** @typedef {import('./database.js').Database} Database */

/** The unsent of one person in one room. Tells `lasting` where that changes. */
export class SendStore extends EventTarget {
  #login;
  #room;
  #tabs;
  #shown;
  #database;
  #last = 0;
  #lasting = true;
  #timer;
  /** By ref: a second save keeps the first one's place. @type {Map<string, number>} */ #order = new Map();
  /** What is unsent now, by ref. @type {Map<string, object>} */ #records = new Map();
  /** Refs whose last change the database has not taken. @type {Set<string>} */ #untold = new Set();

  /**
   * @param {string} login @param {string} room @param {import('./tabs.js').Tabs} tabs
   * @param {{shown?: boolean, database?: Database}} [how] shown: this page shows the room, and so what failed in it; else that is left alone
   */
  constructor(login, room, tabs, { shown = true, database = pages } = {}) {
    super();
    this.#login = login;
    this.#room = room;
    this.#tabs = tabs;
    this.#shown = shown;
    this.#database = database;
    database.addEventListener('lost', () => this.#keepAgain());
  }

  /** Whether what is unsent outlives this page; else it is kept no longer than the page is open. */
  get lasting() {
    return this.#lasting;
  }

  /** Takes over what pages that are gone have left, this tab's before its reload among them. @returns {Promise<Send[]>} in their order */
  async takeOver() {
    try {
      const others = (await this.#database.read((store) => this.#all(store))).filter((record) => this.#wants(record));
      return others.length ? await this.#claim(await this.#tabs.present()) : [];
    } catch {
      return [];
    }
  }

  /** @param {Send} send */
  save({ ref, frame, at, state, error }) {
    this.#last = this.#order.has(ref) ? this.#last : Math.max(this.#last + 1, Date.now());
    const n = this.#order.get(ref) ?? this.#last;
    this.#order.set(ref, n);
    const failed = state === 'failed';
    const tab = failed && !this.#shown ? NOBODY : this.#tabs.id;
    this.#records.set(ref, { ref, frame, at, failed, error, login: this.#login, room: this.#room, tab, n });
    this.#untold.add(ref);
    return this.#tell();
  }

  /** @param {string} ref */
  remove(ref) {
    this.#order.delete(ref);
    this.#records.delete(ref);
    this.#untold.add(ref);
    return this.#tell();
  }

  /** As new records: what was being kept when the database was lost counts as kept in that one only. */
  #keepAgain() {
    this.#records.forEach((record, ref) => {
      this.#records.set(ref, { ...record });
      this.#untold.add(ref);
    });
    if (this.#untold.size > 0) {
      this.#tell();
    }
  }

  /** One by one: what is too large to be kept takes no other along. */
  async #tell() {
    clearTimeout(this.#timer);
    let failed = false;
    for (const ref of [...this.#untold]) {
      const record = this.#records.get(ref);
      try {
        await this.#database.change((store) => result(record ? store.put(record) : store.delete(ref)));
        this.#told(ref, record);
      } catch (failure) {
        failed = true;
        if (failure?.name !== 'QuotaExceededError') {
          break;
        }
      }
    }
    if (failed) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#tell(), AGAIN_MS);
      this.#timer.unref?.(); // in Node, which would wait for it
    }
    if (failed || this.#untold.size === 0) {
      this.#become(![...this.#untold].some((ref) => this.#records.has(ref)));
    }
  }

  #told(ref, record) {
    if (this.#records.get(ref) !== record) {
      return; // changed meanwhile
    }
    this.#untold.delete(ref);
    if (record?.tab === NOBODY) {
      this.#records.delete(ref); // another page's to see to
    }
  }

  #become(lasting) {
    if (this.#lasting !== lasting) {
      this.#lasting = lasting;
      this.dispatchEvent(new Event('lasting'));
    }
  }

  #wants({ tab, failed }) {
    return tab !== this.#tabs.id && (this.#shown || !failed);
  }

  #all(store) {
    return result(store.index('room').getAll([this.#login, this.#room]));
  }

  /** In one transaction: of two pages that find the same orphan one gets it. @param {Set<string>} present */
  async #claim(present) {
    const left = await this.#database.change(async (store) => {
      const orphans = (await this.#all(store)).filter((record) => this.#wants(record) && !present.has(record.tab));
      const taken = orphans.map((record) => ({ ...record, tab: this.#tabs.id }));
      await Promise.all(taken.map((record) => result(store.put(record))));
      return taken;
    });
    left.sort((a, b) => a.n - b.n);
    left.forEach((record) => {
      this.#order.set(record.ref, record.n);
      this.#records.set(record.ref, record);
    });
    this.#last = Math.max(this.#last, ...this.#order.values());
    return left.map(({ ref, frame, at, failed, error }) => ({ ref, frame, at, state: failed ? 'failed' : 'waiting', error }));
  }
}

/** The rooms in which something of this person's is left. @param {string} login @param {Database} [database] @returns {Promise<string[]>} */
export async function roomsOf(login, database = pages) {
  try {
    const records = await database.read((store) => result(store.index('room').getAll(allOf(login))));
    return [...new Set(records.map(({ room }) => room))];
  } catch {
    return [];
  }
}

/** Signing out: nothing of this person's is left to send. @param {string} login @param {Database} [database] */
export async function forgetSends(login, database = pages) {
  await database.change(async (store) => {
    const refs = await result(store.index('room').getAllKeys(allOf(login)));
    await Promise.all(refs.map((ref) => result(store.delete(ref))));
  }).catch(() => {});
}

/**
 * Leaving a room: what is unsent there stays unsent, since sending it would enter the room anew. Who comes back finds it as failed.
 * @param {string} login @param {string} room @param {Database} [database]
 */
export async function abandonSends(login, room, database = pages) {
  await database.change(async (store) => {
    const records = await result(store.index('room').getAll([login, room]));
    const waiting = records.filter(({ failed }) => !failed);
    await Promise.all(waiting.map((record) => result(store.put({ ...record, failed: true, error: { code: 'left' }, tab: NOBODY }))));
  }).catch(() => {});
}

/** In all rooms: an array sorts behind every name. @param {string} login */
const allOf = (login) => IDBKeyRange.bound([login], [login, []]);
