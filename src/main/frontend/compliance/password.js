// Asks who somebody is, before something is opened that a page left open must not be enough for.
import { el, say } from '../dom.js';
import { t } from '../i18n.js';

/** @param {(password: string) => Promise<string>} open what the password opens @returns {Promise<string | undefined>} undefined: given up */
export function askPassword(open) {
  const field = el('input', { class: 'input', id: 'who', type: 'password', autocomplete: 'current-password', 'aria-describedby': 'who-error' });
  const error = el('p', { class: 'error', id: 'who-error', role: 'alert' });
  const dialog = el('dialog', { class: 'dialog', 'aria-labelledby': 'who-title' });
  let opened;
  const send = async (event) => {
    event.preventDefault();
    try {
      opened = await open(field.value);
      dialog.close();
    } catch (failure) {
      say(error, failure.code === 'wrong_password' ? t('job.wrong') : failure.message);
      field.setAttribute('aria-invalid', 'true');
      field.select();
    }
  };
  dialog.append(el('form', { class: 'stack', onsubmit: send },
    el('h2', { id: 'who-title' }, t('job.again')),
    el('div', { class: 'field' }, el('label', { htmlFor: 'who' }, t('job.password')), field, error),
    el('div', { class: 'acts' },
      el('button', { class: 'btn', type: 'button', onclick: () => dialog.close() }, t('ask.cancel')),
      el('button', { class: 'btn primary' }, t('job.download')))));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((answer) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      answer(opened);
    });
  });
}
