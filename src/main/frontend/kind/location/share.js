// One's own position: shared only after one has said so and for how long, and never past that.
import { t } from '../../i18n.js';
import { randomId } from '../../wire/tabs.js';

/** A little more than the server takes one in. */
const EVERY_MS = 1_200;
/** Who does not move is still there. */
const ALIVE_MS = 30_000;
const KEY = 'atrium.sharing';
/** As the browser's GeolocationPositionError has them. */
const REASONS = { 1: 'denied', 2: 'nowhere', 3: 'nowhere' };

/**
 * @typedef {object} Doors
 * @property {(frame: object) => Promise<{seq?: number}> | undefined} publish undefined while the room can't be reached
 * @property {(why: string) => void} complain
 * @property {() => number} now by the server's clock
 * @property {Geolocation} [geolocation] @property {Storage} [storage]
 */

export class Share {
  #room;
  #doors;
  /** The number of the sharing that this page sends positions for. @type {number | undefined} */ #mine;
  /** That was asked for, and the room has not told yet. @type {{ref: string, first: GeolocationPosition} | undefined} */ #asked;
  #watch;
  #timer;
  #sentAt = -Infinity;
  /** @type {GeolocationPosition | undefined} */ #waiting;

  /** @param {string} room @param {Doors} doors */
  constructor(room, { geolocation = navigator.geolocation, storage = sessionStorage, ...doors }) {
    this.#room = room;
    this.#doors = { geolocation, storage, ...doors };
  }

  /** Whether this very page is the one that sends. */
  get isHere() {
    return this.#mine !== undefined;
  }

  /** Asks the browser first: nothing is said to the room that could not be kept. @param {number} seconds */
  async begin(seconds) {
    const first = await this.#locate();
    const ref = randomId();
    this.#asked = { ref, first };
    const answer = this.#doors.publish({ type: 'share', seconds, ref });
    if (!answer) {
      throw new Error(t('share.lost'));
    }
    await answer;
  }

  /** A sharing of this person's was told: perhaps the one that was asked for here. @param {{ref?: string, seq: number}} entry */
  told({ ref, seq }) {
    if (this.#asked?.ref === ref && ref !== undefined) {
      const { first } = this.#asked;
      this.#asked = undefined;
      this.#end();
      this.#doors.storage.setItem(KEY, `${this.#room} ${seq}`);
      this.#go(seq);
      this.#take(first);
    }
  }

  /** What the room says of this person now: a page that was reloaded goes on, one whose sharing is over does not. @param {{share?: number} | undefined} person */
  hear(person) {
    if (person?.share !== undefined && person.share === this.#mine) {
      return;
    }
    if (this.isHere) {
      this.#end();
    }
    if (person?.share !== undefined && this.#doors.storage.getItem(KEY) === `${this.#room} ${person.share}`) {
      this.#go(person.share);
    }
  }

  /** @returns {Promise<unknown>} */
  async stop() {
    this.#end();
    this.#doors.storage.removeItem(KEY);
    const answer = this.#doors.publish({ type: 'stop' });
    if (!answer) {
      throw new Error(t('share.lost'));
    }
    return answer;
  }

  #locate() {
    const { geolocation } = this.#doors;
    return new Promise((found, failed) => {
      if (!geolocation || globalThis.isSecureContext === false) {
        failed(new Error(t('share.unable')));
        return;
      }
      geolocation.getCurrentPosition(found, ({ code }) => failed(new Error(t(`share.${REASONS[code] ?? 'nowhere'}`))), { enableHighAccuracy: true, maximumAge: 5_000, timeout: 20_000 });
    });
  }

  #go(seq) {
    this.#mine = seq;
    this.#watch = this.#doors.geolocation?.watchPosition((position) => this.#take(position), ({ code }) => code === 1 && this.#doors.complain(t('share.denied')), { enableHighAccuracy: true });
    this.#timer = setInterval(() => this.#beat(), EVERY_MS);
  }

  #end() {
    this.#doors.geolocation?.clearWatch(this.#watch);
    clearInterval(this.#timer);
    this.#mine = this.#waiting = undefined;
  }

  #take(position) {
    this.#waiting = position;
    this.#beat();
  }

  /** The newest goes, when it is time for one. */
  #beat() {
    const since = this.#doors.now() - this.#sentAt;
    if (this.isHere && this.#waiting && since >= EVERY_MS) {
      const frame = frameOf(this.#waiting, this.#mine);
      this.#waiting = undefined;
      this.#sentAt = this.#doors.now();
      this.#doors.publish(frame)?.catch(() => {}); // the next one says more than this one again
    } else if (this.isHere && since >= ALIVE_MS) {
      this.#sentAt = this.#doors.now();
      this.#locate().then((position) => this.#take(position), () => {});
    }
  }
}

/** What a browser knows; what it does not it leaves out. @param {GeolocationPosition} position @param {number} share */
export function frameOf({ coords }, share) {
  const { latitude, longitude, accuracy, altitude, heading, speed } = coords;
  const known = Object.entries({ accuracy, altitude, heading, speed }).filter(([, value]) => Number.isFinite(value));
  return { type: 'position', latitude, longitude, ...Object.fromEntries(known), share };
}
