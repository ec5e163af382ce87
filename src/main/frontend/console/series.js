// The points of a chart: what the server had, and what has come since, gathered to points of the same length.

/** Rates are shown by their mean, delays and people by their peak; as io.atrium.admin.History does. */
const MEANS = new Set(['entries', 'deliveries']);
export const LINES = ['entries', 'deliveries', 'people', 'commit_ms', 'fan_out_ms'];

export class Series {
  #step;
  #most;
  #points;
  #gathering = [];

  /** @param {{step: number} & Record<string, number[]>} history @param {number} span seconds */
  constructor(history, span) {
    this.#step = history.step;
    this.#most = Math.floor(span / history.step);
    this.#points = Object.fromEntries(LINES.map((line) => [line, [...history[line]]]));
  }

  /** A second's figures. @param {Record<string, number>} total */
  add(total) {
    this.#gathering.push(total);
    if (this.#gathering.length < this.#step) {
      return;
    }
    for (const line of LINES) {
      const values = this.#gathering.map((second) => second[line]);
      const points = this.#points[line];
      points.push(MEANS.has(line) ? values.reduce((a, b) => a + b, 0) / values.length : Math.max(...values));
      points.splice(0, points.length - this.#most);
    }
    this.#gathering = [];
  }

  /** Oldest first. @param {string} line */
  of(line) {
    return this.#points[line];
  }

  /** How many points fill the span. */
  get most() {
    return this.#most;
  }
}
