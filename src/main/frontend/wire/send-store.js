// What was not acked yet, in IndexedDB: it outlives a reload, a crash and the browser. Kept by login, so that nobody sends what
// another person has written at the same machine. Where there is no IndexedDB, as in some private windows, memory has to do.

const NAME = 'atrium';
const VERSION = 1;
const STORE = 'sends';

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
  #factory;
  #last = 0;
  /** By ref: a second save keeps the first one's place. @type {Map<string, number>} */ #order = new Map();

  /** @param {string} login @param {string} room @param {import('./tabs.js').Tabs} tabs @param {IDBFactory} [factory] */
  constructor(login, room, tabs, factory = browsers()) {
    this.#login = login;
    this.#room = room;
    this.#tabs = tabs;
    this.#factory = factory;
  }

  /** Takes over what pages that are gone have left, this tab's before its reload among them. @returns {Promise<Send[]>} in their order */
  async takeOver() {
    try {
      const others = (await this.#read()).filter(({ tab }) => tab !== this.#tabs.id);
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
    const record = { ref, frame, at, failed: state === 'failed', error, login: this.#login, room: this.#room, tab: this.#tabs.id, n };
    await change(this.#factory, (store) => result(store.put(record))).catch(() => {});
  }

  /** @param {string} ref */
  async remove(ref) {
    this.#order.delete(ref);
    await change(this.#factory, (store) => result(store.delete(ref))).catch(() => {});
  }

  async #read() {
    const db = await database(this.#factory);
    return result(db.transaction(STORE).objectStore(STORE).index('room').getAll([this.#login, this.#room]));
  }

  /** In one transaction: of two pages that find the same orphan one gets it. @param {Set<string>} present */
  async #claim(present) {
    const left = await change(this.#factory, async (store) => {
      const records = await result(store.index('room').getAll([this.#login, this.#room]));
      const orphans = records.filter(({ tab }) => tab !== this.#tabs.id && !present.has(tab));
      await Promise.all(orphans.map((record) => result(store.put({ ...record, tab: this.#tabs.id }))));
      return orphans;
    });
    left.sort((a, b) => a.n - b.n);
    left.forEach(({ ref, n }) => this.#order.set(ref, n));
    this.#last = Math.max(this.#last, ...this.#order.values());
    return left.map(({ ref, frame, at, failed, error }) => ({ ref, frame, at, state: failed ? 'failed' : 'waiting', error }));
  }
}

/** Signing out: nothing of this person's is left to send. @param {string} login @param {IDBFactory} [factory] */
export async function forgetSends(login, factory = browsers()) {
  await change(factory, async (store) => {
    const refs = await result(store.index('room').getAllKeys(IDBKeyRange.bound([login], [login, []])));
    await Promise.all(refs.map((ref) => result(store.delete(ref))));
  }).catch(() => {});
}

/** @returns {IDBFactory | undefined} */
function browsers() {
  try {
    return globalThis.indexedDB;
  } catch {
    return undefined;
  }
}
