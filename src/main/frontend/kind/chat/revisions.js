// What a message said before it was changed, or who removed it: for those who moderate.
import { el } from '../../dom.js';
import { full, t } from '../../i18n.js';
import { toast } from '../../toast.js';

/**
 * @param {() => Promise<{entry: {from: string, at: string, message: string, edited?: boolean, deleted?: boolean}, revisions: {message: string, until: string}[], removed?: {by: string, at: string}}>} ask
 * @param {(login: string) => {name: string}} personOf @param {() => void} closed where the keys go on from
 */
export async function showRevisions(ask, personOf, closed) {
  try {
    const history = await ask();
    const title = el('h2', { id: 'revisions-title' }, t('revisions.title'));
    const dialog = el('dialog', { class: 'dialog', 'aria-labelledby': 'revisions-title', 'data-revisions': '' }, title, ...shown(history, personOf),
      el('form', { method: 'dialog', class: 'acts' }, el('button', { class: 'btn' }, t('revisions.close'))));
    dialog.addEventListener('close', () => {
      dialog.remove();
      closed();
    });
    document.body.append(dialog);
    dialog.showModal();
  } catch {
    toast(t('revisions.failed'));
  }
}

function shown({ entry, revisions, removed }, personOf) {
  const author = personOf(entry.from).name;
  if (entry.deleted) {
    const by = removed && { name: personOf(removed.by).name, author, time: full(new Date(removed.at)) };
    return [el('p', {}, by ? t(removed.by === entry.from ? 'revisions.removed.own' : 'revisions.removed', by) : t('revisions.removed.unknown', { author }))];
  }
  const row = (text, when) => el('li', {}, el('small', {}, when), el('div', { class: 'text' }, text));
  return [
    el('ol', { class: 'revisions', tabindex: '0', 'aria-labelledby': 'revisions-title' }, row(entry.message, t('revisions.now')),
      ...revisions.map(({ message, until }) => row(message, t('revisions.until', { time: full(new Date(until)) })))),
    revisions.length === 0 && el('p', { class: 'faint t13' }, t('revisions.none')),
  ];
}
