// The person's own channel: which rooms there are and what is unread in them. Tells `room`, `room_gone`, `read`, `back` and `state`.
import { Connection } from './connection.js';

export class UserSocket extends EventTarget {
  #connection;
  #welcomed = false;

  /** @param {(path: string) => string} url @param {Partial<import('./connection.js').Surroundings>} [around] */
  constructor(url, around) {
    super();
    this.#connection = new Connection(() => url('/ws/user'), around);
    this.#connection.addEventListener('frame', ({ detail }) => this.#receive(detail));
    this.#connection.addEventListener('state', ({ detail }) => this.dispatchEvent(new CustomEvent('state', { detail })));
  }

  get connection() {
    return this.#connection;
  }

  #receive(frame) {
    if (frame.type === 'welcome') {
      // Nothing is replayed here: after a break the whole list is asked for anew.
      this.dispatchEvent(new CustomEvent(this.#welcomed ? 'back' : 'welcome', { detail: frame }));
      this.#welcomed = true;
    } else {
      this.dispatchEvent(new CustomEvent(frame.type, { detail: frame }));
    }
  }
}
