// Which rows the person has saved: marked for them alone, in whatever window they did so.
import { el, icon } from '../../dom.js';
import { t } from '../../i18n.js';
import { saved } from '../../saved/mine.js';

/** @param {HTMLElement} list */
export function markSaved(list) {
  const show = (row) => mark(row, saved.has(Number(row.dataset.seq)));
  const rows = (within) => (within.matches?.('.msg[data-seq]') ? [within] : []);
  const all = () => list.querySelectorAll('.msg[data-seq]').forEach(show);
  new MutationObserver((changes) => changes.forEach(({ addedNodes }) => [...addedNodes].flatMap(rows).forEach(show))).observe(list, { childList: true });
  saved.addEventListener('marked', ({ detail }) => list.querySelectorAll(`.msg[data-seq="${detail.seq}"]`).forEach(show));
  saved.addEventListener('anew', all);
  all();
}

function mark(row, isSaved) {
  const shown = row.querySelector('.saved-mark');
  if (isSaved && !shown) {
    row.querySelector(':scope > div').append(el('small', { class: 'saved-mark' }, icon('bookmark'), t('message.saved')));
  } else if (!isSaved) {
    shown?.remove();
  }
}
