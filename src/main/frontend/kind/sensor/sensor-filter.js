// Which sensors are shown, as one types: their tiles, and their rows in the table of figures.
import { Filter } from '../../filter.js';

/** A handful is seen at a glance. */
const LEAST = 7;

/** @param {HTMLElement} stage @returns {Filter} to be told when there are others */
export function filterSensors(stage) {
  const tiles = stage.querySelector('[data-tiles]');
  const figures = stage.querySelector('[data-figures] [data-rows]');
  const filter = new Filter(stage.querySelector('[data-sensor-filter]'), {
    rows: () => [...tiles.querySelectorAll('[data-sensor]')],
    texts: (tile) => [tile.dataset.sensor, tile.querySelector('[data-label]').textContent],
    marks: '[data-label]',
    least: LEAST,
  });
  filter.addEventListener('looked', ({ detail: { typed, shown } }) => {
    const hidden = new Set([...tiles.querySelectorAll('[data-sensor][hidden]')].map(({ dataset }) => dataset.sensor));
    [...figures.children].forEach((row) => (row.hidden = hidden.has(row.dataset.sensor)));
    stage.querySelector('[data-no-sensor]').hidden = shown > 0 || typed === '';
  });
  filter.look();
  return filter;
}
