// What pages that are gone have left unsent in rooms this page does not show: it goes out over this page's connection.
// What is refused waits for a page that shows the room, and so can ask the person. Only into rooms the person is in: to say something
// in an open room is to enter it, and who has left did not mean to come back.
import { api } from './api.js';
import { Refusal } from './refusal.js';
import { roomsOf, SendStore } from './send-store.js';
import { Sends } from './sends.js';

/** Whether that can't be asked for now; the connection itself is well. */
const ASK_AGAIN_S = 5;
const askMember = async (room) => (await api('GET', `/rooms/${room}`)).member;

export class LeftBehind {
  /** By room. @type {Map<string, Sends>} */ #sends = new Map();
  #login;
  #tabs;
  #connection;
  #shown;
  #database;
  #isMember;
  #carrier;

  /**
   * @param {string} login @param {import('./tabs.js').Tabs} tabs @param {import('./connection.js').Connection} connection
   * @param {string | undefined} shown the room this page shows, which sees to its own @param {{database?: import('./database.js').Database, isMember?: (room: string) => Promise<boolean>}} [around] what tests replace
   */
  constructor(login, tabs, connection, shown, { database, isMember = askMember } = {}) {
    this.#login = login;
    this.#tabs = tabs;
    this.#connection = connection;
    this.#shown = shown;
    this.#database = database;
    this.#isMember = isMember;
    connection.addEventListener('carrier', ({ detail }) => this.#begin(detail.carrier));
    connection.addEventListener('state', ({ detail }) => detail.state !== 'open' && this.#end());
  }

  async #begin(carrier) {
    this.#end();
    const rooms = await roomsOf(this.#login, this.#database);
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
    const store = new SendStore(this.#login, room, this.#tabs, { shown: false, database: this.#database });
    const sends = new Sends((frame) => this.#carrier && this.#publish(this.#carrier, room, frame), store, () => false);
    sends.addEventListener('stalled', () => this.#connection.again());
    return sends;
  }

  async #publish(carrier, room, frame) {
    let isMember;
    try {
      isMember = await this.#isMember(room);
    } catch (failure) {
      const { code, detail, retryAfter = ASK_AGAIN_S, unknown } = Refusal.ofAnswer(failure);
      throw new Refusal({ code: unknown ? 'unavailable' : code, detail, retryAfter });
    }
    if (!isMember) {
      throw new Refusal({ code: 'left' });
    }
    return carrier.publish(room, frame);
  }
}
