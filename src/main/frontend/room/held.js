// Shows what holds one back in the room: a line in place of what one writes with, and a word beside the title.
import { say } from '../dom.js';
import { dayKey, t, time, when } from '../i18n.js';

/** A time today, else a date and a time: as io.atrium.web.Times writes what is to come. @param {Date} at @param {Date} now */
const until = (at, now) => (dayKey(at) === dayKey(now) ? time(at) : `${when(at, now)}, ${time(at)}`);

/** @param {import('./rights.js').Held} held @param {(login: string) => {name: string}} personOf @param {Date} [now] */
export function heldText({ why, until: end, by, reason }, personOf, now = new Date()) {
  if (why !== 'muted') {
    return t(`order.held.${why}`);
  }
  const { name } = personOf(by);
  const held = end ? t('order.held.muted.until', { name, time: until(new Date(end), now) }) : t('order.held.muted', { name });
  return reason ? t('order.held.reason', { held, reason }) : held;
}

/** @param {HTMLElement} stage @param {import('./rights.js').Rights} rights @param {(login: string) => {name: string}} personOf */
export function showHeld(stage, rights, personOf) {
  const line = /** @type {HTMLElement} */ (stage.querySelector('[data-held]'));
  const show = () => {
    const { held } = rights;
    line.hidden = !held;
    if (held) {
      say(line.lastElementChild, heldText(held, personOf));
    }
    stage.querySelector('[data-locked]').hidden = !rights.locked || held?.why === 'archived';
    stage.querySelector('[data-archived]').hidden = held?.why !== 'archived';
  };
  rights.addEventListener('changed', show);
  show();
}
