// What the log does not have yet, in IndexedDB: it outlives a reload, a crash and the browser. Kept by login, so that nobody sends what another person has written at the same
// machine; and by page, so that two of them don't write over each other. Whichever page comes next takes over what others have left. Where the database can't be had the page's
// memory has it all the same.
import { result } from '../../wire/database.js';

const NAME = 'atrium-documents';
const VERSION = 1;
const STORE = 'unsent';

export class Unsent {
  #place;
  #own;
  #factory;
  /** @type {Promise<IDBDatabase> | undefined} */ #opened;
  /** Of other pages, taken over. @type {IDBValidKey[]} */ #others = [];

  /** @param {string} login @param {string} room @param {number} client of this page's document @param {() => IDBFactory} [factory] */
  constructor(login, room, client, factory = () => globalThis.indexedDB) {
    this.#place = [login, room];
    this.#own = [login, room, client];
    this.#factory = factory;
  }

  /** What was left here. @returns {Promise<Uint8Array[]>} */
  async load() {
    try {
      const found = await this.#transact('readonly', async (store) => {
        // An array comes after whatever number.
        const range = IDBKeyRange.bound(this.#place, [...this.#place, []]);
        return Promise.all([result(store.getAllKeys(range)), result(store.getAll(range))]);
      });
      this.#others = found[0].filter((key) => key[2] !== this.#own[2]);
      return found[1];
    } catch {
      return [];
    }
  }

  /** Keeps this, and nothing else of this page's and of those it has taken over. @param {Uint8Array | undefined} update @returns {Promise<boolean>} whether it is kept */
  async keep(update) {
    try {
      await this.#transact('readwrite', async (store) => {
        this.#others.forEach((key) => store.delete(key));
        await result(update ? store.put(update, this.#own) : store.delete(this.#own));
      });
      this.#others = [];
      return true;
    } catch {
      return false;
    }
  }

  async #transact(mode, work) {
    this.#opened ??= this.#open();
    let db;
    try {
      db = await this.#opened;
    } catch (failure) {
      this.#opened = undefined;
      throw failure;
    }
    const transaction = db.transaction(STORE, mode);
    const over = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
    });
    const [value] = await Promise.all([work(transaction.objectStore(STORE)), over]);
    return value;
  }

  #open() {
    return new Promise((resolve, reject) => {
      const request = this.#factory().open(NAME, VERSION);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE);
      request.onsuccess = () => {
        request.result.onclose = () => (this.#opened = undefined);
        request.result.onversionchange = () => {
          request.result.close();
          this.#opened = undefined;
        };
        resolve(request.result);
      };
      request.onerror = () => reject(request.error);
    });
  }
}
