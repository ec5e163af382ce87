// What a room is called and what it is for: changed by its keepers in a dialog, and shown as it changes.
import { say } from '../dom.js';
import { t } from '../i18n.js';
import { rooms } from '../lobby/mine.js';
import { toast } from '../toast.js';

/**
 * @param {HTMLElement} sheet @param {import('./rights.js').Rights} rights @param {string} name the room's
 * @param {(change: object) => Promise<unknown>} change
 */
export function workDetails(sheet, rights, name, change) {
  const opener = sheet.querySelector('[data-room-details]');
  const dialog = sheet.querySelector('[data-details-dialog]');
  const form = dialog.querySelector('form');
  const { title, purpose } = form.elements;
  const wrong = form.querySelector('.error');
  const heading = sheet.querySelector('h1');
  const places = [...sheet.querySelectorAll('[data-purpose]')];

  opener.addEventListener('click', () => {
    title.value = heading.textContent;
    purpose.value = places[0].textContent;
    wrong.hidden = true;
    dialog.showModal();
  });
  dialog.querySelector('[data-details-cancel]').addEventListener('click', () => dialog.close());
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      await change({ title: title.value, purpose: purpose.value });
      dialog.close();
      toast(t('details.saved'), 'good');
    } catch (failure) {
      wrong.hidden = false;
      say(wrong, t('details.failed', { why: failure.message }));
    }
  });
  rights.addEventListener('changed', () => (opener.hidden = !rights.has('manage')));
  rooms.addEventListener('changed', ({ detail: { room } }) => {
    if (room.name === name && room.title !== undefined) {
      say(heading, room.title);
      places.forEach((place) => say(place, room.purpose ?? ''));
    }
  });
}
