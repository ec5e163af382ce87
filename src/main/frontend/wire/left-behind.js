// What pages that are gone have left unsent in rooms this page does not show: it goes out over this page's connection.
// What is refused waits for a page that shows the room, and so can ask the person.
import { roomsOf, SendStore } from './send-store.js';
import { Sends } from './sends.js';

export class LeftBehind {
  /** By room. @type {Map<string, Sends>} */ #sends = new Map();
  #login;
  #tabs;
  #connection;
  #shown;
  #factory;
  #carrier;

  /**
   * @param {string} login @param {import('./tabs.js').Tabs} tabs @param {import('./connection.js').Connection} connection
   * @param {string | undefined} shown the room this page shows, which sees to its own @param {IDBFactory} [factory]
   */
  constructor(login, tabs, connection, shown, factory) {
    this.#login = login;
    this.#tabs = tabs;
    this.#connection = connection;
    this.#shown = shown;
    this.#factory = factory;
    connection.addEventListener('carrier', ({ detail }) => this.#begin(detail.carrier));
    connection.addEventListener('state', ({ detail }) => detail.state !== 'open' && this.#end());
  }

  async #begin(carrier) {
    this.#end();
    const rooms = await roomsOf(this.#login, this.#factory);
    if (this.#connection.state === 'open') {
      this.#carrier = carrier;
      rooms.filter((room) => room !== this.#shown && !this.#sends.has(room)).forEach((room) => this.#sends.set(room, this.#sendsOf(room)));
      this.#sends.forEach((sends) => sends.connected());
    }
  }

  #end() {
    this.#carrier = undefined;
    this.#sends.forEach((sends) => sends.disconnected());
  }

  #sendsOf(room) {
    const store = new SendStore(this.#login, room, this.#tabs, { shown: false, factory: this.#factory });
    const sends = new Sends((frame) => this.#carrier?.publish(room, frame), store, () => false);
    sends.addEventListener('stalled', () => this.#connection.again());
    return sends;
  }
}
