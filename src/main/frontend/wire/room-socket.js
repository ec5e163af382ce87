// The room's socket with a position in its log: nothing is missed, nothing is told twice.
import { Connection } from './connection.js';

/**
 * @typedef {{type: string, seq: number, from: string, at: string, ref?: string, message?: string, target?: number}} Entry
 *
 * Tells `welcome` (the frame), `reset` (the frame: what is shown is of another life of the log), `entry`, `ack`, `error`,
 * `presence`, `ephemeral` and `state`.
 */
export class RoomSocket extends EventTarget {
  #connection;
  #epoch;
  #seq;

  /**
   * @param {{room: string, epoch: string, seq: number}} position of what the page shows already
   * @param {(path: string) => string} url
   * @param {Partial<import('./connection.js').Surroundings>} [around]
   */
  constructor({ room, epoch, seq }, url, around) {
    super();
    this.#epoch = epoch;
    this.#seq = seq;
    const path = () => `/ws/room/${room}?after=${this.#seq}&epoch=${encodeURIComponent(this.#epoch)}`;
    this.#connection = new Connection(() => url(path()), around);
    this.#connection.addEventListener('frame', ({ detail }) => this.#receive(detail));
    this.#connection.addEventListener('state', ({ detail }) => this.#tell('state', detail));
  }

  get connection() {
    return this.#connection;
  }

  /** The number of the last entry that is shown. */
  get seq() {
    return this.#seq;
  }

  /** @param {object} frame */
  send(frame) {
    return this.#connection.send(frame);
  }

  #receive(frame) {
    if (frame.type === 'welcome') {
      this.#welcome(frame);
    } else if (typeof frame.seq === 'number' && frame.type !== 'ack') {
      this.#entry(frame);
    } else if (['ack', 'error', 'presence'].includes(frame.type)) {
      this.#tell(frame.type, frame);
    } else {
      this.#tell('ephemeral', frame);
    }
  }

  #welcome(frame) {
    const entries = frame.entries ?? [];
    if (frame.recovered === false || frame.epoch !== this.#epoch) {
      this.#epoch = frame.epoch;
      this.#seq = frame.seq;
      this.#tell('reset', frame);
    } else {
      for (const entry of entries) {
        this.#entry(entry);
      }
    }
    this.#tell('welcome', frame);
  }

  #entry(entry) {
    if (entry.seq <= this.#seq) {
      return;
    }
    if (entry.seq > this.#seq + 1) {
      this.#connection.again(); // a hole: the log has what is missing
      return;
    }
    this.#seq = entry.seq;
    this.#tell('entry', entry);
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
