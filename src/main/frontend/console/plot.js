// One chart of the overview: its points as they come, and how it is drawn.
import { t, time } from '../i18n.js';
import { millisText, wholeText } from './amounts.js';
import { Chart } from './chart.js';
import { Series } from './series.js';

const SECOND_MS = 1000;

export class Plot {
  #chart;
  #series;
  #span;

  /** @param {HTMLElement} place */
  constructor(place) {
    this.#chart = new Chart(place);
  }

  /** What there was. @param {object} history as the server tells it @param {number} span seconds */
  begin(history, span) {
    this.#series = new Series(history, span);
    this.#span = span;
  }

  /** Nothing is drawn until it begins again. */
  end() {
    this.#series = undefined;
  }

  /** A second's figures. */
  add(figures) {
    this.#series?.add(figures);
  }

  /** @param {string} line which of the figures @param {string} what it is called */
  draw(line, what) {
    if (!this.#series) {
      return;
    }
    const values = this.#series.of(line);
    const text = line.endsWith('_ms') ? millisText : (n) => (Number.isInteger(n) ? wholeText(n) : millisText(n));
    this.#chart.draw({
      values,
      room: this.#series.most,
      span: this.#span,
      text,
      label: t('console.chart', { what, last: text(values.at(-1) ?? 0), most: text(Math.max(0, ...values)) }),
      time: (ago) => (ago === 0 ? t('console.now') : time(new Date(Date.now() - ago * SECOND_MS))),
    });
  }
}
