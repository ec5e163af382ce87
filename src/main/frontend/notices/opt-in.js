// The settings' switch for the browser's own notifications: nobody is asked before they press it.
import { say } from '../dom.js';
import { t } from '../i18n.js';
import { areWanted, want, wantNoMore } from './browser.js';

/** @param {HTMLElement} place */
export function workOptIn(place) {
  const { login } = place.dataset;
  const wanting = place.querySelector('[data-want]');
  const ending = place.querySelector('[data-no-more]');
  const show = (state) => {
    const on = areWanted(login);
    wanting.hidden = on;
    ending.hidden = !on;
    say(place.querySelector('[data-browser-state]'), t(`notice.browser.${state ?? (on ? 'on' : 'off')}`));
  };
  wanting.addEventListener('click', async () => {
    const granted = await want(login);
    show(granted ? undefined : 'denied');
    granted && ending.focus();
  });
  ending.addEventListener('click', () => {
    wantNoMore();
    show();
    wanting.focus();
  });
  place.hidden = false;
  if (!('Notification' in globalThis)) {
    wanting.disabled = true;
    show('cannot');
  } else {
    show(Notification.permission === 'denied' ? 'denied' : undefined);
  }
}
