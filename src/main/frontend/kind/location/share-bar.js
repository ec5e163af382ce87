// What the page shows of sharing: the bar at the foot of the map, and the dialog that asks for consent and for how long.
import { say } from '../../dom.js';
import { t, time } from '../../i18n.js';

/** @param {HTMLElement | null} bar @param {{share?: number, until?: number} | undefined} person @param {boolean} here whether this page is the one that sends */
export function showBar(bar, person, here) {
  if (!bar) {
    return;
  }
  bar.querySelector('[data-off]').hidden = person !== undefined;
  bar.querySelector('[data-on]').hidden = person === undefined;
  if (person) {
    say(bar.querySelector('[data-on] [data-said]'), sharedBy(person, here));
  }
}

function sharedBy({ until }, here) {
  if (until === undefined) {
    return t('share.device');
  }
  return t(here ? 'share.until' : 'share.elsewhere', { time: time(new Date(until)) });
}

/** @param {HTMLElement} stage @param {import('./share.js').Share} share @param {() => void} refused */
export function workDialog(stage, share, refused) {
  const dialog = stage.querySelector('[data-share-dialog]');
  if (!dialog) {
    return;
  }
  const error = dialog.querySelector('[data-share-error]');
  const form = dialog.querySelector('form');
  const complain = (why) => {
    error.hidden = why === '';
    error.textContent = why;
  };
  stage.querySelector('[data-do="share"]').addEventListener('click', () => {
    complain('');
    dialog.showModal();
  });
  dialog.querySelector('[data-share-cancel]').addEventListener('click', () => dialog.close());
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form.querySelector('[type=submit]');
    complain('');
    button.classList.add('busy');
    try {
      await share.begin(Number(form.elements.namedItem('seconds').value));
      dialog.close();
    } catch (failure) {
      complain(failure.message || failure.detail || t('share.lost'));
    } finally {
      button.classList.remove('busy');
    }
  });
  stage.querySelector('[data-do="stop"]').addEventListener('click', () => share.stop().catch(refused));
}
