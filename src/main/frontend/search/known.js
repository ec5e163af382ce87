// Whom and what the page knows, for filters that are being typed: rooms of the person's, people of this room and of what was found.
import { rooms } from '../lobby/mine.js';

/** @type {Map<string, string>} */
const met = new Map();

/** @param {{from: string, name: string}[]} hits */
export const meet = (hits) => hits.forEach(({ from, name }) => met.set(from, name));

/** @param {Record<string, string>} kinds names by kind @returns {import('./suggestions.js').Known} */
export const known = (kinds) => ({ kinds, people, rooms: () => rooms.all.map(({ name, title, kind }) => ({ name, title, kind })).sort(byTitle) });

function people() {
  const all = new Map(met);
  const you = document.querySelector('.me[data-login]');
  all.set(you.dataset.login, you.querySelector('.clip').textContent);
  rooms.all.forEach(({ last }) => last?.name && all.set(last.from, last.name));
  document.querySelectorAll('.drawer li[data-login]').forEach(({ dataset }) => all.set(dataset.login, dataset.name));
  return [...all].map(([login, name]) => ({ login, name })).sort((a, b) => a.name.localeCompare(b.name));
}

const byTitle = (a, b) => (a.title ?? '').localeCompare(b.title ?? '');
