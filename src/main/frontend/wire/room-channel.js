// A room's channel with a position in its log: nothing is missed, nothing is told twice, whichever connection carries it.
import { endAsked, endOf, isReachable } from './policy.js';

/**
 * @typedef {{type: string, seq: number, from: string, at: string, ref?: string, message?: string, target?: number}} Entry
 * @typedef {object} Asking REST's answers
 * @property {() => Promise<{epoch: string, seq: number, entries: Entry[]}>} newest
 * @property {() => Promise<number>} probe the status of asking for the room
 *
 * Tells `reset` ({epoch, seq, entries}: what is shown is of another life of the log, or too old), `entry`, `welcome` (what was missed
 * has been told; the reply's data), `presence`, `ephemeral`, and `state` as the connection does, where `open` means: in the room.
 */
export class RoomChannel extends EventTarget {
  #room;
  #epoch;
  #seq;
  #connection;
  #asking;
  #carrier;
  #open = false;
  /** Nothing brings it back on this page: to join an open room again is to enter it again. */ #over = false;
  /** Entries that came while the newest were asked for. @type {Entry[] | undefined} */ #held;

  /**
   * @param {{room: string, epoch: string, seq: number}} position of what the page shows already
   * @param {import('./connection.js').Connection} connection @param {Asking} asking
   */
  constructor({ room, epoch, seq }, connection, asking) {
    super();
    this.#room = room;
    this.#epoch = epoch;
    this.#seq = seq;
    this.#connection = connection;
    this.#asking = asking;
    connection.addEventListener('carrier', ({ detail }) => this.#join(detail.carrier));
    connection.addEventListener('state', ({ detail }) => detail.state !== 'open' && !this.#over && this.#left(detail));
  }

  /** Whether it is in the room, as far as it knows. */
  get isOpen() {
    return this.#open;
  }

  /** The number of the last entry that is shown. */
  get seq() {
    return this.#seq;
  }

  /** @param {object} frame @returns {Promise<{seq?: number}> | undefined} undefined while the room can't be reached; refused with a Refusal */
  publish(frame) {
    return this.#open ? this.#carrier.publish(this.#room, frame) : undefined;
  }

  /** What nobody waits for: a read mark, typing. @param {object} frame @returns {boolean} whether it went out */
  whisper(frame) {
    this.publish(frame)?.catch(() => {});
    return this.#open;
  }

  /** The answer to something did not come: begin anew. */
  again() {
    if (this.#open) {
      this.#connection.again();
    }
  }

  #join(carrier) {
    if (this.#over) {
      return;
    }
    this.#carrier = carrier;
    this.#open = false;
    this.#held = undefined;
    const hear = (act) => (detail) => this.#carrier === carrier && act(detail);
    carrier.join(this.#room, { epoch: this.#epoch, seq: this.#seq }, {
      begun: hear((begun) => this.#begun(begun)),
      frame: hear((frame) => this.#receive(frame)),
      presence: hear((who) => this.#tell('presence', who)),
      paused: hear(() => this.#left({ state: 'connecting' })),
      ended: hear((code) => this.#ended(code)),
    });
  }

  #begun({ recovered, epoch, data }) {
    const carrier = this.#carrier;
    if (recovered && epoch === this.#epoch) {
      // What was missed follows in the same breath; then the room is as the page shows it.
      queueMicrotask(() => this.#carrier === carrier && this.#welcome(data));
    } else {
      this.#reload(carrier, data);
    }
  }

  async #reload(carrier, data) {
    this.#held = [];
    try {
      const newest = await this.#asking.newest();
      if (this.#carrier !== carrier) {
        return;
      }
      this.#epoch = newest.epoch;
      this.#seq = newest.seq;
      const held = this.#held;
      this.#held = undefined;
      this.#tell('reset', newest);
      held.forEach((entry) => this.#entry(entry));
      this.#welcome(data);
    } catch {
      if (this.#carrier === carrier) {
        this.#connection.interrupt();
      }
    }
  }

  #receive(frame) {
    if (typeof frame.seq !== 'number') {
      this.#tell('ephemeral', frame);
    } else if (this.#held) {
      this.#held.push(frame);
    } else {
      this.#entry(frame);
    }
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

  #welcome(data) {
    this.#open = true;
    this.#tell('state', { state: 'open', transport: this.#connection.transport });
    this.#tell('welcome', data ?? {});
  }

  /** The connection may well go on, for the person's other rooms. */
  async #ended(code) {
    const carrier = this.#carrier;
    this.#left({ state: 'connecting' });
    const status = await this.#asking.probe().catch(() => 0);
    if (this.#carrier !== undefined && this.#carrier !== carrier) {
      return; // the connection has changed, and joins anew
    }
    if (isReachable(status)) {
      this.#over = true;
      this.#left({ state: 'stopped', end: endAsked(status) ?? endOf(code) ?? 'mismatch' });
    } else {
      this.#connection.interrupt();
    }
  }

  #left(detail) {
    this.#open = false;
    this.#held = undefined;
    this.#tell('state', detail);
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
