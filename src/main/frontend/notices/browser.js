// The browser's own notifications: only after the person has asked for them in this browser; each by one page of it; not of the room that is looked at.
import { lead } from '../leading.js';
import { pushing } from './push.js';
import { addressOf, wordOf } from './row.js';

const KEY = 'atrium.notify';

/** Whether this person wants them in this browser, and the browser lets us. @param {string} login */
export const areWanted = (login) => mayShow() && read() === login;

export const mayShow = () => 'Notification' in globalThis && Notification.permission === 'granted';

/** Asks the browser; only ever in answer to a press. @param {string} login @returns {Promise<boolean>} */
export async function want(login) {
  const granted = (await Notification.requestPermission()) === 'granted';
  granted && localStorage.setItem(KEY, login);
  return granted;
}

export const wantNoMore = () => localStorage.removeItem(KEY);

/**
 * @param {import('./notices.js').Notices} notices @param {import('../search/claim.js').Claim} claim
 * @param {{login: string, room?: string}} here
 */
export function notifyBeside(notices, claim, { login, room }) {
  notices.addEventListener('came', async ({ detail: { notice, quiet } }) => {
    // Claimed before it is decided: the page that looks at the room is the first, and keeps the others from showing it.
    if (quiet || !areWanted(login) || !(await claim.first(`notice ${notice.id}`)) || (room === notice.room && document.hasFocus())) {
      return;
    }
    show(notice, await pushing(login));
  });
}

/** @param {import('./notices.js').Notice} notice @param {ServiceWorkerRegistration} [worker] by which it is pushed too: shown by that under the same tag, it is there once */
function show(notice, worker) {
  const options = { body: notice.text, tag: `atrium-${notice.id}`, lang: document.documentElement.lang };
  if (worker) {
    worker.showNotification(wordOf(notice), { ...options, data: { address: addressOf(notice) } });
    return;
  }
  const shown = new Notification(wordOf(notice), options);
  shown.addEventListener('click', () => {
    window.focus();
    lead(addressOf(notice));
    shown.close();
  });
}

function read() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
