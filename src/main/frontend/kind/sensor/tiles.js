// A tile for each sensor: its newest reading, its limits, what is wrong. Pressed, its line is shown.
import { el, icon, say } from '../../dom.js';
import { t } from '../../i18n.js';
import { figure, measured, span } from './figures.js';

/** @typedef {import('./board.js').Board} Board */

export class Tiles {
  #place;
  #board;
  /** @type {Map<string, HTMLElement>} */ #tiles = new Map();

  /** @param {HTMLElement} place @param {Board} board @param {(id: string) => void} press */
  constructor(place, board, press) {
    this.#place = place;
    this.#board = board;
    place.querySelectorAll('[data-sensor]').forEach((tile) => this.#tiles.set(tile.dataset.sensor, tile));
    place.addEventListener('click', ({ target }) => {
      const tile = target.closest('[data-sensor]');
      if (tile) {
        press(tile.dataset.sensor);
      }
    });
  }

  /** Which of them are pressed. @param {(id: string) => boolean} shown */
  press(shown) {
    this.#tiles.forEach((tile, id) => tile.setAttribute('aria-pressed', String(shown(id))));
  }

  /** All there are, in their order. */
  all() {
    [...this.#board.sensors.keys()].forEach((id, i) => {
      const tile = this.#tiles.get(id) ?? this.#build(id);
      this.#tiles.set(id, tile);
      put(this.#place, tile, i);
      this.show(id);
    });
  }

  #build(id) {
    const sign = icon('warning');
    sign.setAttribute('data-sign', '');
    return el('button', { class: 'tile', type: 'button', 'aria-pressed': 'true', 'data-sensor': id },
      el('span', { class: 'label t13' }, el('i', { class: 'key' }), el('span', { class: 'clip', 'data-label': true })),
      el('span', { class: 'figure' }, el('span', { 'data-now': true }), el('small', { 'data-unit': true })),
      el('span', { class: 'under' }, sign, el('span', { class: 'clip', 'data-under': true })));
  }

  /** @param {string} id */
  show(id) {
    const tile = this.#tiles.get(id);
    const sensor = this.#board.sensors.get(id);
    if (!tile || !sensor) {
      return;
    }
    const open = this.#board.open().filter(({ sensor_id }) => sensor_id === id);
    const look = lookOf(open);
    tile.classList.toggle('alarm', look === 'alarm');
    tile.classList.toggle('silent', look === 'silent');
    tile.querySelector('.key').className = `key k${this.#board.colour(id)}`;
    say(tile.querySelector('[data-label]'), this.#board.label(id));
    say(tile.querySelector('[data-now]'), sensor.sensor_value === undefined ? '–' : figure(sensor.sensor_value));
    say(tile.querySelector('[data-unit]'), sensor.unit ?? '');
    const sign = tile.querySelector('[data-sign]');
    sign.toggleAttribute('hidden', look === '');
    sign.firstElementChild.setAttribute('href', look === 'silent' ? '#i-lost' : '#i-warning');
    say(tile.querySelector('[data-under]'), under(sensor, open));
  }
}

/** What is in its place already is not moved: it may have the focus. @param {HTMLElement} parent @param {HTMLElement} child @param {number} i */
export function put(parent, child, i) {
  if (parent.children[i] !== child) {
    parent.insertBefore(child, parent.children[i] ?? null);
  }
}

/** @param {import('./board.js').Alarm[]} open those of one sensor @returns {'' | 'alarm' | 'silent'} */
export function lookOf(open) {
  return open.some(({ alarm }) => alarm !== 'silent') ? 'alarm' : open.length ? 'silent' : '';
}

/** Its limits, or what is wrong. @param {import('./board.js').Sensor} sensor @param {import('./board.js').Alarm[]} open */
export function under({ above, below, unit, heard_at }, open, now = Date.now()) {
  // As the server has it: the oldest alarm counts.
  const alarm = open.at(-1);
  if (alarm?.alarm === 'silent') {
    return t('tile.silent', { time: heard_at === undefined ? '' : span(now - Date.parse(heard_at)) });
  }
  if (alarm) {
    return t(`alarm.${alarm.alarm}.short`, { limit: measured(alarm.limit, unit) });
  }
  if (above !== undefined && below !== undefined) {
    return t('tile.between', { below: figure(below), above: figure(above) });
  }
  if (above !== undefined) {
    return t('tile.upto', { limit: figure(above) });
  }
  return below === undefined ? '' : t('tile.from', { limit: figure(below) });
}
