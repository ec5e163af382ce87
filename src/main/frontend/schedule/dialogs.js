// Choosing a time ahead, and what was left for later.
import { el, icon } from '../dom.js';
import { full, t } from '../i18n.js';
import { toast } from '../toast.js';
import { fromField, offered, toField } from './times.js';

/** @typedef {{id: string, name: string}} File */

/** @param {string} title @param {(at: Date) => void} choose @param {File[]} [files] that wait with it */
export function chooseTime(title, choose, files = []) {
  const take = (at) => {
    dialog.close();
    choose(at);
  };
  const field = el('input', { class: 'input', id: 'later-at', type: 'datetime-local', required: true, min: toField(new Date()), value: toField(offered()[1].at) });
  const own = el('form', { class: 'line later-own', onsubmit: (event) => {
    event.preventDefault();
    const at = fromField(field.value);
    at && take(at);
  } }, el('label', { class: 'sr', for: 'later-at' }, t('later.at')), field, el('button', { class: 'btn primary', type: 'submit' }, t('later.choose')));
  const dialog = shown('later', title,
    fileNames(files),
    el('div', { class: 'later-offers' }, ...offered().map(({ key, at }) =>
      el('button', { class: 'pick', type: 'button', 'data-later': key, onclick: () => take(at) }, el('span', { class: 'grow' }, t(key)), el('small', { class: 'faint num' }, full(at))))),
    own);
}

/** @param {import('./scheduled.js').Schedule} schedule @param {(room: string) => string} titleOf */
export function listScheduled(schedule, titleOf) {
  const list = el('ul', { class: 'rows' });
  const draw = () => {
    const { all } = schedule;
    list.replaceChildren(...all.map((one) => row(one, titleOf(one.room), () => schedule.remove(one.id).catch(({ message }) => toast(t('later.failed', { why: message }))))));
    all.length === 0 && dialog.close();
  };
  const dialog = shown('scheduled', t('later.list'), list);
  schedule.addEventListener('changed', draw);
  dialog.addEventListener('close', () => schedule.removeEventListener('changed', draw));
  draw();
}

function row({ id, what, at, frame, text, files, failure }, title, remove) {
  const said = what === 'send' ? frame.message ?? (files ? '' : JSON.stringify(frame)) : text || t('later.entry');
  return el('li', { class: 'row', 'data-scheduled': id },
    icon(what === 'send' ? 'send' : 'bell'),
    el('span', { class: 'grow clip' }, said && el('span', { class: 'clip' }, said), said && el('br'), fileNames(files),
      el('small', { class: failure ? 'bad' : 'faint' }, failure ? t('later.refused', { title, code: failure }) : t('later.where', { title, time: full(new Date(at)) }))),
    el('button', { class: 'btn icon small', type: 'button', 'aria-label': t('later.remove'), title: t('later.remove'), onclick: remove }, icon('trash', 'm')));
}

/** @param {File[]} [files] */
function fileNames(files = []) {
  return files.length > 0 && el('ul', { class: 'later-files', 'aria-label': t('later.files') },
    ...files.map(({ id, name }) => el('li', {}, icon('file'), el('a', { class: 'clip', href: `/files/${id}/${encodeURIComponent(name)}`, download: name }, name))));
}

function shown(look, title, ...content) {
  const shut = el('button', { class: 'btn icon small', type: 'button', 'aria-label': t('keys.close'), onclick: () => dialog.close() }, icon('close', 'm'));
  const dialog = el('dialog', { class: `dialog ${look}`, 'aria-label': title }, el('div', { class: 'line' }, el('h2', { class: 'grow' }, title), shut), ...content);
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
