// The people of a room as one types: those the page knows, and of a large room those the server finds.
import { Filter } from '../filter.js';
import { PAUSE_MS } from '../search/searching.js';

/** A handful is seen at a glance. */
const LEAST = 8;

/** @param {HTMLElement} drawer @param {import('./people.js').People} people @param {(q: string) => Promise<Parameters<import('./people.js').People['all']>[0]>} find */
export function filterPeople(drawer, people, find) {
  const sections = [...drawer.querySelectorAll('[data-section]')];
  const none = drawer.querySelector('[data-nobody-found]');
  const filter = new Filter(drawer.querySelector('[data-people-filter]'), {
    rows: () => sections.flatMap((section) => [...section.querySelectorAll('[data-login]')]),
    texts: ({ dataset }) => [dataset.name, dataset.login],
    marks: '[data-called]',
    least: LEAST,
  });
  let timer;
  filter.addEventListener('looked', ({ detail: { typed, shown } }) => {
    sections.forEach((section) => (section.hidden = !section.querySelector('[data-login]:not([hidden])')));
    none.hidden = shown > 0 || typed === '';
  });
  people.addEventListener('shown', () => filter.look());
  drawer.querySelector('[data-people-filter] input').addEventListener('input', () => {
    clearTimeout(timer);
    if (filter.typed !== '' && people.isPartial) {
      timer = setTimeout(() => find(filter.typed).then((found) => people.met(found), () => {}), PAUSE_MS); // those known stay found
    }
  });
}
