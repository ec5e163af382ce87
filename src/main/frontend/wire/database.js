// What this browser keeps for Atrium's pages. Opened when it is needed, and anew by whoever needs it next: where it could not be opened
// (a private window, a full disk), was closed by the browser, or another page deleted or changed it.

const NAME = 'atrium';
const VERSION = 1;
export const SENDS = 'sends';
/** A browser answers in milliseconds; or never, where a frozen page or a mistake of its own holds it up. */
const ANSWER_WITHIN_MS = 3000;

/** Tells `lost`: what was kept may be gone. */
export class Database extends EventTarget {
  #factory;
  #within;
  /** @type {Promise<IDBDatabase> | undefined} */ #opened;

  /** @param {() => IDBFactory | undefined} [factory] may throw, as some private windows do @param {number} [within] ms to answer in */
  constructor(factory = () => globalThis.indexedDB, within = ANSWER_WITHIN_MS) {
    super();
    this.#factory = factory;
    this.#within = within;
  }

  /** @template T @param {(store: IDBObjectStore) => Promise<T>} work @returns {Promise<T>} rejected where it can't be had now */
  read(work) {
    return this.#transact('readonly', work);
  }

  /** Done once it is kept. @template T @param {(store: IDBObjectStore) => Promise<T>} work @returns {Promise<T>} */
  change(work) {
    return this.#transact('readwrite', work);
  }

  close() {
    this.#opened?.then((db) => db.close(), () => {});
    this.#opened = undefined;
  }

  async #transact(mode, work) {
    const transaction = await this.#begin(mode);
    return new Promise((resolve, reject) => {
      let value;
      const stop = (failure) => {
        reject(failure);
        quietly(() => transaction.abort());
      };
      const timer = setTimeout(stop, this.#within, new Error('the database does not answer'));
      transaction.oncomplete = () => resolve(value);
      transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
      ['complete', 'abort'].forEach((end) => transaction.addEventListener(end, () => clearTimeout(timer)));
      work(transaction.objectStore(SENDS)).then((done) => {
        value = done;
        quietly(() => transaction.commit()); // now: the page may not live to see it idle
      }, stop);
    });
  }

  async #begin(mode) {
    const db = await this.#open();
    try {
      return db.transaction(SENDS, mode);
    } catch {
      this.#lose(db); // closed without a word
      return (await this.#open()).transaction(SENDS, mode);
    }
  }

  #open() {
    if (!this.#opened) {
      const opening = this.#request();
      opening.catch(() => this.#opened === opening && (this.#opened = undefined));
      this.#opened = opening;
    }
    return this.#opened;
  }

  #request() {
    return new Promise((resolve, reject) => {
      const request = this.#factory().open(NAME, VERSION);
      let late = false;
      const timer = setTimeout(() => {
        late = true;
        reject(new Error('the database does not open'));
      }, this.#within);
      request.onupgradeneeded = () => request.result.createObjectStore(SENDS, { keyPath: 'ref' }).createIndex('room', ['login', 'room']);
      request.onsuccess = () => {
        clearTimeout(timer);
        if (late) {
          request.result.close(); // nobody watches it, and it would block others
        } else {
          resolve(this.#watched(request.result));
        }
      };
      request.onerror = () => {
        clearTimeout(timer);
        reject(request.error);
      };
    });
  }

  #watched(db) {
    db.onclose = () => this.#lose(db);
    db.onversionchange = () => {
      db.close(); // another page wants to delete or change it
      this.#lose(db);
    };
    return db;
  }

  #lose(db) {
    db.close();
    this.#opened = undefined;
    this.dispatchEvent(new Event('lost'));
  }
}

/** The page's. */
export const database = new Database();

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
export const result = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Of a transaction that may be over already. @param {() => void} act */
function quietly(act) {
  try {
    act();
  } catch {
    // It is.
  }
}
