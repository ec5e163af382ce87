// The room's webhooks, for its keepers: made, listed and revoked in a dialog.
import { el, icon } from '../dom.js';
import { t, when } from '../i18n.js';
import { toast } from '../toast.js';

/**
 * @param {HTMLElement} sheet @param {import('./rights.js').Rights} rights
 * @param {(method: string, path: string, body?: object) => Promise<any>} ask below the room's webhooks
 */
export function workHooks(sheet, rights, ask) {
  const opener = sheet.querySelector('[data-hooks]');
  const dialog = sheet.querySelector('[data-hooks-dialog]');
  const made = dialog.querySelector('[data-hooks-made]');
  const address = made.querySelector('input');
  const failed = (failure) => toast(t('hooks.failed', { why: failure.message }));

  const load = () => ask('GET', '').then(({ hooks }) => {
    dialog.querySelector('[data-hooks-none]').hidden = hooks.length > 0;
    dialog.querySelector('[data-hooks-list]').replaceChildren(...hooks.map((hook) => row(hook, revoke)));
  }, failed);
  const revoke = (hook) => ask('DELETE', `/${hook.id}`).then(load, failed);

  opener.addEventListener('click', () => {
    made.hidden = true;
    dialog.showModal();
    load();
  });
  dialog.querySelector('[data-hooks-new]').addEventListener('submit', (event) => {
    event.preventDefault();
    const field = event.target.querySelector('input');
    ask('POST', '', { name: field.value }).then(({ path }) => {
      field.value = '';
      address.value = new URL(path, location.origin).href;
      made.hidden = false;
      address.focus();
      address.select();
      load();
    }, failed);
  });
  rights.addEventListener('changed', () => (opener.hidden = !rights.has('manage')));
}

function row(hook, revoke) {
  const used = hook.last_used_at ? t('hooks.used', { time: when(new Date(hook.last_used_at)) }) : t('hooks.unused');
  return el('li', { class: 'row', 'data-hook': hook.id }, icon('plug'),
    el('span', { class: 'two grow' }, el('span', { class: 'clip' }, hook.name), el('span', { class: 'faint t12' }, `@${hook.by} · ${used}`)),
    el('button', { class: 'btn small danger', type: 'button', onclick: () => revoke(hook) }, t('hooks.revoke'), el('span', { class: 'sr' }, ` ${hook.name}`)));
}
