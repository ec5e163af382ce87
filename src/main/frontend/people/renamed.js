// Somebody was erased: what a page shows of them goes by what they are called from now on, without a reload.
import { avatar } from '../people.js';

/** Where a page says by an attribute whom it shows. */
const NAMING = ['data-from', 'data-login', 'data-avatar-of', 'data-status-of', 'data-card-of'];

/** @typedef {{from: string, to: string, name: string}} Renamed */

/** @param {EventTarget} connection @param {Document} page */
export function liveRenames(connection, page) {
  connection.addEventListener('own', ({ detail }) => detail.type === 'renamed' && rename(page, detail));
}

/** @param {Document} page @param {Renamed} renamed */
export function rename(page, { from, to, name }) {
  const those = (attribute) => page.querySelectorAll(`[${attribute}="${from}"]`);
  those('data-from').forEach((row) => {
    const who = row.dataset.via ? undefined : row.querySelector('.who b');
    who && (who.textContent = name);
    const acts = row.querySelector('[data-actor]');
    acts && (acts.dataset.actor = name);
  });
  those('data-login').forEach((row) => {
    'name' in row.dataset && (row.dataset.name = name);
    const called = row.querySelector('[data-called]');
    called && (called.textContent = name);
  });
  those('data-avatar-of').forEach((face) => face.replaceWith(redrawn(face, { login: to, name })));
  NAMING.forEach((attribute) => those(attribute).forEach((each) => each.setAttribute(attribute, to)));
  page.querySelectorAll('.at').forEach((mention) => mention.textContent === `@${from}` && (mention.textContent = `@${to}`));
}

/** With the mark of their presence, in the size it has. */
function redrawn(face, person) {
  const drawn = avatar(person, ['s', 'xs', 'xl'].find((look) => face.classList.contains(look)));
  drawn.append(...face.querySelectorAll('i'));
  return drawn;
}
