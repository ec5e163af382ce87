// What was not acked yet, in IndexedDB: it outlives a reload, a crash and the browser. Kept by login, so that nobody sends what
// another person has written at the same machine. Where there is no IndexedDB, as in some private windows, memory has to do.

const NAME = 'atrium';
const VERSION = 1;
const STORE = 'sends';
const NOBODY = '';

/** @typedef {import('./sends.js').Send} Send */

/** @type {Promise<IDBDatabase> | undefined} */
let opened;

/** @param {IDBFactory} factory */
function database(factory) {
  opened ??= new Promise((resolve, reject) => {
    const request = factory.open(NAME, VERSION);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'ref' }).createIndex('room', ['login', 'room']);
    request.onsuccess = () => {
      request.result.onversionchange = () => forgetDatabase(); // a newer page wants to change it
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('blocked'));
  });
  return opened;
}

/** Closes it; whoever needs it next opens it anew. */
export function forgetDatabase() {
  opened?.then((db) => db.close(), () => {});
  opened = undefined;
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const result = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** @param {(store: IDBObjectStore) => Promise<unknown>} work */
async function change(factory, work) {
  const transaction = (await database(factory)).transaction(STORE, 'readwrite');
  const done = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
  const value = await work(transaction.objectStore(STORE));
  transaction.commit?.(); // now: the page may not live to see it idle
  await done;
  return value;
}

/** The unsent of one person in one room. */
export class SendStore {
  #login;
  #room;
  #tabs;
  #shown;
  #factory;
  #last = 0;
  /** By ref: a second save keeps the first one's place. @type {Map<string, number>} */ #order = new Map();

  /**
   * @param {string} login @param {string} room @param {import('./tabs.js').Tabs} tabs
   * @param {{shown?: boolean, factory?: IDBFactory}} [how] shown: this page shows the room, and so what failed in it; else that is left alone
   */
  constructor(login, room, tabs, { shown = true, factory = browsers() } = {}) {
    this.#login = login;
    this.#room = room;
    this.#tabs = tabs;
    this.#shown = shown;
    this.#factory = factory;
  }

  /** Takes over what pages that are gone have left, this tab's before its reload among them. @returns {Promise<Send[]>} in their order */
  async takeOver() {
    try {
      const others = (await this.#read()).filter((record) => this.#wants(record));
      return others.length ? await this.#claim(await this.#tabs.present()) : [];
    } catch {
      return [];
    }
  }

  /** @param {Send} send */
  async save({ ref, frame, at, state, error }) {
    this.#last = this.#order.has(ref) ? this.#last : Math.max(this.#last + 1, Date.now());
    const n = this.#order.get(ref) ?? this.#last;
    this.#order.set(ref, n);
    const failed = state === 'failed';
    const tab = failed && !this.#shown ? NOBODY : this.#tabs.id;
    const record = { ref, frame, at, failed, error, login: this.#login, room: this.#room, tab, n };
    await change(this.#factory, (store) => result(store.put(record))).catch(() => {});
  }

  /** @param {string} ref */
  async remove(ref) {
    this.#order.delete(ref);
    await change(this.#factory, (store) => result(store.delete(ref))).catch(() => {});
  }

  #wants({ tab, failed }) {
    return tab !== this.#tabs.id && (this.#shown || !failed);
  }

  async #read() {
    const db = await database(this.#factory);
    return result(db.transaction(STORE).objectStore(STORE).index('room').getAll([this.#login, this.#room]));
  }

  /** In one transaction: of two pages that find the same orphan one gets it. @param {Set<string>} present */
  async #claim(present) {
    const left = await change(this.#factory, async (store) => {
      const records = await result(store.index('room').getAll([this.#login, this.#room]));
      const orphans = records.filter((record) => this.#wants(record) && !present.has(record.tab));
      await Promise.all(orphans.map((record) => result(store.put({ ...record, tab: this.#tabs.id }))));
      return orphans;
    });
    left.sort((a, b) => a.n - b.n);
    left.forEach(({ ref, n }) => this.#order.set(ref, n));
    this.#last = Math.max(this.#last, ...this.#order.values());
    return left.map(({ ref, frame, at, failed, error }) => ({ ref, frame, at, state: failed ? 'failed' : 'waiting', error }));
  }
}

/** The rooms in which something of this person's is left. @param {string} login @param {IDBFactory} [factory] @returns {Promise<string[]>} */
export async function roomsOf(login, factory = browsers()) {
  try {
    const index = (await database(factory)).transaction(STORE).objectStore(STORE).index('room');
    const records = await result(index.getAll(allOf(login)));
    return [...new Set(records.map(({ room }) => room))];
  } catch {
    return [];
  }
}

/** Signing out: nothing of this person's is left to send. @param {string} login @param {IDBFactory} [factory] */
export async function forgetSends(login, factory = browsers()) {
  await change(factory, async (store) => {
    const refs = await result(store.index('room').getAllKeys(allOf(login)));
    await Promise.all(refs.map((ref) => result(store.delete(ref))));
  }).catch(() => {});
}

/** In all rooms: an array sorts behind every name. @param {string} login */
const allOf = (login) => IDBKeyRange.bound([login], [login, []]);

/** @returns {IDBFactory | undefined} */
function browsers() {
  try {
    return globalThis.indexedDB;
  } catch {
    return undefined;
  }
}
