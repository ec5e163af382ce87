// The room's webhooks, for its keepers: those that speak here, and those that are told what is said.
import { el, icon } from '../dom.js';
import { t, when } from '../i18n.js';
import { connection } from '../link.js';
import { toast } from '../toast.js';
import { workIssued } from './issued.js';
import { workOutgoing } from './outgoing.js';

const ADDRESS = '#webhooks';

/**
 * @param {HTMLElement} sheet @param {import('./rights.js').Rights} rights
 * @param {(method: string, path: string, body?: object) => Promise<any>} ask below the room
 */
export function workHooks(sheet, rights, ask) {
  const opener = sheet.querySelector('[data-hooks]');
  const dialog = sheet.querySelector('[data-hooks-dialog]');
  const failed = (failure) => toast(t('hooks.failed', { why: failure.message }));
  const incoming = workIssued(dialog, 'hooks', {
    ask: (method, path, body) => ask(method, `/hooks${path}`, body),
    all: ({ hooks }) => hooks,
    row,
    wanted: (form) => ({ name: form.querySelector('input').value }),
    shown: ({ path }) => new URL(path, location.origin).href,
    failed,
  });
  const outgoing = workOutgoing(dialog, (method, path, body) => ask(method, `/outgoing${path}`, body), (heard) =>
    connection.addEventListener('own', ({ detail }) => detail.type === 'deliveries' && heard(detail)));

  const open = () => {
    dialog.open || dialog.showModal();
    incoming.open();
    outgoing.open();
  };
  // A notice leads here, from another page or this one.
  const follow = () => {
    if (location.hash === ADDRESS && rights.has('manage')) {
      history.replaceState(history.state, '', location.pathname + location.search);
      open();
    }
  };
  opener.addEventListener('click', open);
  window.addEventListener('hashchange', follow);
  rights.addEventListener('changed', () => {
    opener.hidden = !rights.has('manage');
    follow();
  });
  follow();
}

function row(hook, { revoke }) {
  const used = hook.last_used_at ? t('hooks.used', { time: when(new Date(hook.last_used_at)) }) : t('hooks.unused');
  return el('li', { class: 'row', 'data-hook': hook.id }, icon('plug'),
    el('span', { class: 'two grow' }, el('span', { class: 'clip' }, hook.name), el('span', { class: 'faint t12' }, `@${hook.by} · ${used}`)),
    el('button', { class: 'btn small danger', type: 'button', onclick: revoke }, t('hooks.revoke'), el('span', { class: 'sr' }, ` ${hook.name}`)));
}
