// The same in figures: what a screen reader reads of the chart.
import { el, say } from '../../dom.js';
import { dayKey, t, time, when } from '../../i18n.js';
import { figure, measured } from './figures.js';
import { put } from './tiles.js';

export class Table {
  #place;
  #heads;
  #board;
  /** @type {Map<string, HTMLElement>} */ #rows = new Map();

  /** @param {HTMLElement} section @param {import('./board.js').Board} board */
  constructor(section, board) {
    this.#place = section.querySelector('[data-rows]');
    this.#heads = [...section.querySelectorAll('[data-head]')];
    this.#board = board;
    this.#place.querySelectorAll('[data-sensor]').forEach((row) => this.#rows.set(row.dataset.sensor, row));
  }

  /** @param {string} range in words */
  head(range) {
    this.#heads.forEach((head) => say(head, t(`table.${head.dataset.head}`, { range })));
  }

  all() {
    [...this.#board.sensors.keys()].forEach((id, i) => {
      const row = this.#rows.get(id) ?? this.#build(id);
      this.#rows.set(id, row);
      put(this.#place, row, i);
    });
  }

  #build(id) {
    const cell = (name) => el('td', { class: 'r', [`data-${name}`]: true }, '–');
    return el('tr', { 'data-sensor': id },
      el('td', {}, el('i', { class: `key k${this.#board.colour(id)}` }), this.#board.label(id)),
      cell('now'), cell('least'), cell('mean'), cell('most'), el('td', {}, el('time', { 'data-last': true })));
  }

  /** @param {string} id @param {{least: number, mean: number, most: number} | undefined} sum */
  show(id, sum) {
    const row = this.#rows.get(id);
    const sensor = this.#board.sensors.get(id);
    if (!row || !sensor) {
      return;
    }
    const set = (name, text) => say(row.querySelector(`[data-${name}]`), text);
    set('now', sensor.sensor_value === undefined ? '–' : measured(sensor.sensor_value, sensor.unit));
    ['least', 'mean', 'most'].forEach((name) => set(name, sum ? figure(sum[name]) : '–'));
    const last = row.querySelector('[data-last]');
    if (sensor.at !== undefined) {
      last.setAttribute('datetime', sensor.at);
    }
    say(last, sensor.at === undefined ? t('table.never') : clock(new Date(sensor.at)));
  }
}

/** 14:21:05; of another day its date. @param {Date} at */
export const clock = (at, now = new Date()) =>
  dayKey(at) === dayKey(now) ? `${time(at)}:${String(at.getUTCSeconds()).padStart(2, '0')}` : when(at, now);
