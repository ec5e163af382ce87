// The lines that tell of an error, of all stages: asked for when somebody wants to see them alone, kept up with what comes.
import { linesOf } from './console.js';

const PAGE = 500;
const MOST_PAGES = 4;

/** @typedef {Map<string, Map<number, import('./lines.js').Line>>} Found by stage and line */

/** @param {import('./console.js').Stage[]} stages @param {import('./server.js').Server['errors']} ask @returns {Promise<Found>} */
export async function gather(stages, ask) {
  /** @type {Found} */ const found = new Map();
  for (const { stage } of stages.filter(({ errors }) => errors > 0)) {
    const lines = new Map();
    let from = 1;
    for (let page = 0; page < MOST_PAGES && from !== null; page++) {
      const { hits, next } = await ask(stage, from, PAGE);
      hits.forEach(({ line, at, text }) => lines.set(line, { text, at, error: true }));
      from = next;
    }
    found.set(stage, lines);
  }
  return found;
}

/** @param {Found} found @param {string} stage @param {number} first the number of the entry's first line @param {Record<string, any>} entry */
export function add(found, stage, first, entry) {
  const lines = found.get(stage) ?? new Map();
  const all = linesOf(entry);
  (entry.errors ?? []).forEach((i) => lines.set(first + i, { text: all[i], at: entry.at, error: true }));
  found.set(stage, lines);
}
