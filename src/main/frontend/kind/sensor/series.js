// A stretch of one sensor's readings, taken together over parts of which each keeps its lowest and highest: a spike never vanishes, and a
// thousand readings a second take no more room than one.

/** @typedef {{start: number, n: number, low: number, lowAt: number, high: number, highAt: number}} Part */

export class Series {
  #width;
  /** In the order of their starts. @type {Part[]} */ #parts = [];
  /** Of the whole stretch, as the server summed it up, and of what came since. */
  #n = 0;
  #total = 0;

  /** @param {number} width of a part, in ms */
  constructor(width) {
    this.#width = width;
  }

  /** What the server answers: points that are the extremes already. @param {{n: number, mean?: number, points: [number, number][]}} answer */
  static of({ n, mean = 0, points }, width) {
    const series = new Series(width);
    points.forEach(([at, value]) => series.#take(at, value));
    series.#n = n;
    series.#total = n * mean;
    return series;
  }

  /** A reading. @param {number} at ms since 1970; may be earlier than others @param {number} value */
  add(at, value) {
    this.#n++;
    this.#total += value;
    this.#take(at, value);
  }

  #take(at, value) {
    const start = Math.floor(at / this.#width) * this.#width;
    const part = this.#part(start);
    part.n++;
    if (value < part.low) {
      part.low = value;
      part.lowAt = at;
    }
    if (value > part.high) {
      part.high = value;
      part.highAt = at;
    }
  }

  #part(start) {
    let i = this.#parts.length;
    while (i > 0 && this.#parts[i - 1].start > start) {
      i--;
    }
    if (i > 0 && this.#parts[i - 1].start === start) {
      return this.#parts[i - 1];
    }
    const part = { start, n: 0, low: Infinity, lowAt: 0, high: -Infinity, highAt: 0 };
    this.#parts.splice(i, 0, part);
    return part;
  }

  /** What is older is not shown any more. @param {number} from ms since 1970 */
  forget(from) {
    const first = this.#parts.findIndex(({ start }) => start + this.#width > from);
    this.#parts.splice(0, first < 0 ? this.#parts.length : first);
  }

  /** @returns {[number, number][]} in the order of their times */
  points() {
    const points = [];
    for (const { low, lowAt, high, highAt } of this.#parts) {
      if (low === high) {
        points.push([lowAt, low]);
      } else {
        points.push(...(lowAt <= highAt ? [[lowAt, low], [highAt, high]] : [[highAt, high], [lowAt, low]]));
      }
    }
    return points;
  }

  /** @returns {{least: number, mean: number, most: number} | undefined} undefined where there is nothing */
  sum() {
    if (this.#parts.length === 0 || this.#n === 0) {
      return undefined;
    }
    const least = this.#parts.reduce((low, part) => Math.min(low, part.low), Infinity);
    const most = this.#parts.reduce((high, part) => Math.max(high, part.high), -Infinity);
    return { least, mean: this.#total / this.#n, most };
  }
}
