// The settings' switches for the browser's own notifications, beside a page and without one: nobody is asked before they press one.
import { say } from '../dom.js';
import { t } from '../i18n.js';
import { areWanted, want, wantNoMore } from './browser.js';
import { canPush, push, pushing, pushNoMore } from './push.js';

/** @param {HTMLElement} place */
export function workOptIn(place) {
  const { login } = place.dataset;
  return work(place, 'browser', {
    can: 'Notification' in globalThis,
    on: async () => areWanted(login),
    want: () => want(login),
    wantNoMore: async () => wantNoMore(),
  });
}

/** @param {HTMLElement} place with the server's key */
export function workPush(place) {
  const { login, push: key } = place.dataset;
  return work(place, 'push', {
    can: canPush(),
    on: async () => Boolean(await pushing(login)),
    want: () => push(login, key),
    wantNoMore: pushNoMore,
  });
}

/** @param {HTMLElement} place @param {string} what of the words @param {{can: boolean, on(): Promise<boolean>, want(): Promise<boolean>, wantNoMore(): Promise<void>}} deeds */
async function work(place, what, deeds) {
  const wanting = place.querySelector('[data-want]');
  const ending = place.querySelector('[data-no-more]');
  const show = async (state) => {
    const on = deeds.can && (await deeds.on());
    wanting.hidden = on;
    ending.hidden = !on;
    say(place.querySelector('[data-browser-state]'), t(`notice.${what}.${state ?? (on ? 'on' : 'off')}`));
  };
  const pressed = async (deed, next) => {
    try {
      const granted = (await deed()) ?? true;
      await show(granted ? undefined : 'denied');
      granted && next.focus();
    } catch {
      await show('failed');
    }
  };
  wanting.addEventListener('click', () => pressed(deeds.want, ending));
  ending.addEventListener('click', () => pressed(deeds.wantNoMore, wanting));
  place.hidden = false;
  if (!deeds.can) {
    wanting.disabled = true;
    await show('cannot');
  } else {
    await show(Notification.permission === 'denied' ? 'denied' : undefined);
  }
}
