// Which stages of a long pipe are shown, as one types.
import { Filter } from '../../filter.js';

/** A handful is seen at a glance. */
const LEAST = 8;

/** @param {HTMLElement} stage @returns {Filter} to be told when there are others */
export function filterStages(stage) {
  const pipe = stage.querySelector('[data-pipe]');
  const filter = new Filter(stage.querySelector('[data-stage-filter]'), {
    rows: () => [...pipe.children],
    texts: ({ dataset }) => [dataset.stage],
    marks: '[data-name]',
    least: LEAST,
  });
  filter.addEventListener('looked', ({ detail: { typed, shown } }) => (stage.querySelector('[data-no-stage]').hidden = shown > 0 || typed === ''));
  return filter;
}
