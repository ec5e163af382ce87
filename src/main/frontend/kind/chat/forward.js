// A message to another room: which, among those one may write in.
import { el, icon } from '../../dom.js';
import { t } from '../../i18n.js';
import { rooms } from '../../lobby/mine.js';
import { meansRoom } from '../../lobby/room-filter.js';
import { toast } from '../../toast.js';
import { randomId } from '../../wire/tabs.js';
import { api } from '../../wire/api.js';

/** Rooms of this kind take a message; whether this person may write there the server knows. */
const takes = ({ kind, member, role, archived }) => kind === 'chat' && member && role !== 'reader' && !archived;

/** What goes: its text, and its files by name. @param {HTMLElement} row */
function shown(row) {
  const files = [...row.querySelectorAll('.files .picture, .files .file, .files figcaption > a')];
  const text = row.querySelector('.text').textContent.trim();
  return el('div', { class: 'forwarding' },
    text && el('p', {}, text),
    files.length > 0 && el('ul', { class: 'attached', 'aria-label': t('forward.files') }, ...files.map(chip)));
}

function chip(file) {
  const name = file.title || (file.querySelector('.clip') ?? file).textContent;
  const picture = file.querySelector('img');
  return el('li', { class: 'upload' }, picture ? el('img', { src: picture.src, alt: '', width: 24, height: 24 }) : icon('file'), el('span', { class: 'clip', title: name }, name));
}

/** @param {{room: string, seq: number}} source @param {HTMLElement} row that shows it; the keys go on from there */
export function chooseRoom(source, row) {
  const targets = rooms.all.filter((room) => takes(room) && room.name !== source.room).sort((a, b) => a.title.localeCompare(b.title));
  const list = el('ul', { class: 'rows choosing' });
  const none = el('p', { class: 'faint t13' }, t('forward.none'));
  const field = el('input', { class: 'input', id: 'forward-filter', type: 'search', autocomplete: 'off', placeholder: t('forward.filter') });
  const dialog = el('dialog', { class: 'dialog', 'aria-labelledby': 'forward-title', 'data-forward': '' },
    el('h2', { id: 'forward-title' }, t('forward.title')),
    shown(row),
    el('label', { class: 'sr', htmlFor: 'forward-filter' }, t('forward.filter')), field, list, none,
    el('form', { method: 'dialog', class: 'acts' }, el('button', { class: 'btn' }, t('forward.close'))));
  const ref = randomId();
  const show = () => {
    const meant = targets.filter(({ name, title, kind }) => meansRoom(field.value, { kind, texts: [name, title] }));
    none.hidden = meant.length > 0;
    list.replaceChildren(...meant.map((room) => el('li', {}, el('button', { class: 'row', type: 'button', 'data-target': room.name, onclick: () => send(room) },
      el('span', { class: `kind ${room.kind}` }, icon(room.kind)), el('span', { class: 'clip' }, room.title)))));
  };
  const send = async ({ name, title }) => {
    dialog.close();
    try {
      const { entries: [{ seq }] } = await api('POST', `/rooms/${name}/entries`, { type: 'message', forward: source, ref });
      toast(t('forward.done', { title }), 'good', { label: t('forward.go'), href: `/room/${name}?at=${seq}` });
    } catch (failure) {
      toast(t('forward.failed', { title, why: failure.message }));
    }
  };
  field.addEventListener('input', show);
  dialog.addEventListener('close', () => {
    dialog.remove();
    row.focus();
  });
  show();
  document.body.append(dialog);
  dialog.showModal();
  field.focus();
}
