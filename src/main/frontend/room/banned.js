// Who is kept out of the room, for those who keep people out, each with a button that lets them in again.
import { el } from '../dom.js';
import { t } from '../i18n.js';
import { toast } from '../toast.js';

/**
 * @param {HTMLElement} section @param {import('./rights.js').Rights} rights
 * @param {(method: string, path: string) => Promise<any>} ask below the room's `banned`
 * @returns {() => Promise<void>} shows them anew
 */
export function showBanned(section, rights, ask) {
  const list = section.querySelector('ul');
  const show = async () => {
    const { banned } = rights.has('moderate') ? await ask('GET', '').catch(() => ({ banned: [] })) : { banned: [] };
    const held = list.contains(document.activeElement);
    list.replaceChildren(...banned.map(row));
    section.hidden = banned.length === 0;
    if (held) {
      (list.querySelector('button') ?? section.closest('.drawer').querySelector('button')).focus();
    }
  };
  const letIn = async ({ login, name }) => {
    try {
      await ask('DELETE', `/${encodeURIComponent(login)}`);
      toast(t('order.done.let_in', { name }), 'good');
    } catch (failure) {
      toast(t('order.failed', { why: failure.message }));
    }
    await show();
  };
  const row = (person) =>
    el('li', { class: 'row off', 'data-banned-login': person.login },
      el('span', { class: 'two' }, el('span', { class: 'clip' }, person.name), el('small', { class: 'mono' }, person.login)),
      el('button', { class: 'btn small quiet', type: 'button', 'aria-label': t('order.let_in.of', { name: person.name }), onclick: () => letIn(person) }, t('order.let_in')));
  rights.addEventListener('changed', show);
  show();
  return show;
}
