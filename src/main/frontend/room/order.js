// The room's lock and pace, in the drawer of those who moderate.
import { t } from '../i18n.js';
import { toast } from '../toast.js';

/** @param {HTMLFormElement} form @param {import('./rights.js').Rights} rights @param {(change: object) => Promise<unknown>} change */
export function workOrder(form, rights, change) {
  const { locked, slow } = /** @type {Record<string, any>} */ (form.elements);
  const show = () => {
    form.hidden = !rights.has('moderate');
    locked.checked = rights.locked;
  };
  const send = async (what, undo) => {
    try {
      await change(what);
    } catch (failure) {
      undo();
      toast(t('order.failed', { why: failure.message }));
    }
  };
  locked.addEventListener('change', () => send({ locked: locked.checked }, show));
  slow?.addEventListener('change', () => send({ slow: Number(slow.value) }, () => form.reset()));
  form.addEventListener('submit', (event) => event.preventDefault());
  rights.addEventListener('changed', show);
}
