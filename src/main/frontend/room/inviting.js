// The room's invitations by link, for its keepers: made, listed and revoked in a dialog.
import { el, icon } from '../dom.js';
import { dayKey, t, time, when } from '../i18n.js';
import { toast } from '../toast.js';
import { workIssued } from './issued.js';

/**
 * @param {HTMLElement} sheet @param {import('./rights.js').Rights} rights
 * @param {(method: string, path: string, body?: object) => Promise<any>} ask below the room's invitations
 */
export function workInviting(sheet, rights, ask) {
  const opener = sheet.querySelector('[data-invite]');
  const dialog = sheet.querySelector('[data-invite-dialog]');
  const address = dialog.querySelector('[data-invite-made] input');
  const failed = (failure) => toast(t('invite.failed', { why: failure.message }));
  const links = workIssued(dialog, 'invite', {
    ask,
    all: ({ invitations }) => invitations,
    row,
    wanted: ({ elements: { expires_in: expires, uses } }) => ({ expires_in: Number(expires.value), ...(uses.value && { uses: Number(uses.value) }) }),
    shown: ({ path }) => new URL(path, location.origin).href,
    failed,
  });

  opener.addEventListener('click', () => {
    dialog.showModal();
    links.open();
  });
  dialog.querySelector('[data-invite-copy]').addEventListener('click', () => navigator.clipboard?.writeText(address.value).then(() => toast(t('invite.copied'), 'good'), failed));
  rights.addEventListener('changed', () => (opener.hidden = !rights.has('manage')));
}

function row(invitation, { revoke }) {
  const { id, by, used, uses, expires_at: expires } = invitation;
  const end = new Date(expires);
  const until = dayKey(end) === dayKey(new Date()) ? time(end) : `${when(end)}, ${time(end)}`;
  return el('li', { class: 'row', 'data-invitation': String(id) }, icon('link'),
    el('span', { class: 'two grow' }, el('span', { class: 'clip' }, uses === null ? t('invite.used', { used }) : t('invite.used.of', { used, uses })), el('span', { class: 'faint t12' }, t('invite.until', { time: until, by }))),
    el('button', { class: 'btn small danger', type: 'button', onclick: revoke }, t('invite.revoke')));
}
