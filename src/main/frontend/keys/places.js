// The rooms of the rail by the keyboard: the next one, and the next with something unread.
import { t } from '../i18n.js';
import { toast } from '../toast.js';

/** @param {1 | -1} step @param {boolean} unread only where something is */
export function goOn(step, unread) {
  const places = [...document.querySelectorAll('.rail [data-places] [data-room]')];
  const at = places.findIndex((place) => place.getAttribute('aria-current') === 'page');
  const next = following(places, at, step, (place) => !unread || place.classList.contains('unread'));
  if (next) {
    next.click();
  } else {
    toast(t(unread ? 'keys.unread.none' : 'keys.room.none'), 'good');
  }
}

/**
 * The next that is meant, around the end; never the one it began at.
 * @template T @param {T[]} all @param {number} at -1: before the first @param {1 | -1} step @param {(one: T) => boolean} meant
 */
export function following(all, at, step, meant) {
  const begin = at < 0 && step < 0 ? 0 : at;
  for (let n = 1; n <= all.length; n++) {
    const i = (((begin + step * n) % all.length) + all.length) % all.length;
    if (i !== at && meant(all[i])) {
      return all[i];
    }
  }
  return undefined;
}
