// Where one person was. Positions may come late; they are kept in the order of their own time. io.atrium.kind.location.Track measures the same.
import { metres } from './geo.js';

/** Nobody knows what was between two positions farther apart than this. */
export const GAP_MS = 15 * 60_000;
/** Less is a receiver's trembling and no way that was made. */
const TREMBLING_M = 10;
/** Two positions farther apart say little about how fast somebody is. */
const SPEED_WITHIN_MS = 2 * 60_000;

/** @typedef {{at: number, latitude: number, longitude: number}} Point `at` in milliseconds since 1970 */

export class Track {
  /** @type {Point[]} */ #points;

  /** @param {[number, number, number][]} [points] as the view tells them */
  constructor(points = []) {
    this.#points = points.map(([at, latitude, longitude]) => ({ at, latitude, longitude }));
  }

  get points() {
    return this.#points;
  }

  /** @param {Point} point told twice it counts once */
  add(point) {
    let i = this.#points.length;
    while (i > 0 && this.#points[i - 1].at > point.at) {
      i--;
    }
    if (this.#points[i - 1]?.at !== point.at) {
      this.#points.splice(i, 0, point);
    }
  }

  /** The newest, where those before it may lie closely enough together to leave one out. @param {Point} point @param {number} apart in milliseconds */
  follow(point, apart) {
    this.add(point);
    const [one, two] = this.#points.slice(-3);
    if (this.#points.length >= 3 && this.#points[this.#points.length - 1] === point && two.at - one.at < apart) {
      this.#points.splice(-2, 1);
    }
  }

  /** @param {number} at what was before is forgotten */
  dropBefore(at) {
    const first = this.#points.findIndex((point) => point.at >= at);
    this.#points.splice(0, first < 0 ? this.#points.length : first);
  }

  /** The ways in a stretch of time, each without a gap. @param {number} from @param {number} to @returns {Point[][]} */
  ways(from, to) {
    const ways = [];
    let before;
    for (const point of this.#points) {
      if (point.at < from || point.at > to) {
        continue;
      }
      if (!before || point.at - before.at > GAP_MS) {
        ways.push([]);
      }
      ways[ways.length - 1].push(point);
      before = point;
    }
    return ways;
  }

  /** How far it was. @param {number} from @param {number} to */
  metres(from, to) {
    return this.ways(from, to).reduce((sum, way) => sum + wayMetres(way), 0);
  }

  /** Metres a second of late, where the positions tell. @returns {number | undefined} */
  get speed() {
    const [one, two] = this.#points.slice(-2);
    const ms = two ? two.at - one.at : 0;
    return ms > 0 && ms <= SPEED_WITHIN_MS ? metres(one, two) / (ms / 1000) : undefined;
  }

  /** Where they were at a time, between two positions if need be; undefined where nobody knows. @param {number} at @returns {Point | undefined} */
  at(at) {
    let low = 0;
    let high = this.#points.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#points[middle].at <= at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    const before = this.#points[low - 1];
    const after = this.#points[low];
    if (!before || at - before.at > GAP_MS) {
      return undefined;
    }
    if (!after || after.at - before.at > GAP_MS) {
      return before;
    }
    const share = (at - before.at) / (after.at - before.at);
    const between = (name) => before[name] + share * (after[name] - before[name]);
    return { at: before.at, latitude: between('latitude'), longitude: between('longitude') };
  }
}

function wayMetres(way) {
  let sum = 0;
  let from = way[0];
  for (const point of way) {
    const step = metres(from, point);
    if (step >= TREMBLING_M) {
      sum += step;
      from = point;
    }
  }
  return sum;
}
