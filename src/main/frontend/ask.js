// Asks for one line of text, in a dialog.
import { el } from './dom.js';
import { t } from './i18n.js';

/** @param {{title: string, label: string, value?: string, most: number}} question @returns {Promise<string | undefined>} undefined: given up */
export function askText({ title, label, value = '', most }) {
  const field = el('input', { class: 'input', id: 'asked', value, maxLength: most, required: true, autocomplete: 'off' });
  const dialog = el('dialog', { class: 'dialog', 'aria-labelledby': 'asked-title' },
    el('form', { method: 'dialog', class: 'stack' },
      el('h2', { id: 'asked-title' }, title),
      el('div', { class: 'field' }, el('label', { htmlFor: 'asked' }, label), field),
      el('div', { class: 'acts' },
        el('button', { class: 'btn', type: 'button', onclick: () => dialog.close() }, t('ask.cancel')),
        el('button', { class: 'btn primary', value: 'save' }, t('ask.save')))));
  document.body.append(dialog);
  dialog.showModal();
  field.select();
  return new Promise((answer) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      answer(dialog.returnValue === 'save' && field.value.trim() ? field.value.trim() : undefined);
    });
  });
}
