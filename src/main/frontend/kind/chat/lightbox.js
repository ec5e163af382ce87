// A picture as large as the window lets it be; the arrows go to the others of the talk.
import { el, icon } from '../../dom.js';
import { t } from '../../i18n.js';

/** @param {HTMLElement} page where pictures are clicked */
export function workLightbox(page) {
  const picture = el('img', { alt: '' });
  const name = el('h2', { class: 'clip' });
  const whole = el('a', { class: 'btn small', download: '' }, icon('down'), t('files.download'));
  const shut = el('button', { class: 'btn icon small', type: 'button', 'aria-label': t('files.close'), title: t('files.close') }, icon('close', 'm'));
  const dialog = el('dialog', { class: 'lightbox', 'aria-label': t('files.picture') }, el('header', {}, name, whole, shut), picture);
  page.append(dialog);
  let shown;
  const show = (link) => {
    shown = link;
    picture.src = link.href;
    picture.alt = link.title;
    name.textContent = link.title;
    whole.href = link.href;
    whole.download = link.title;
  };
  const go = (by) => {
    const all = [...shown.closest('.talk').querySelectorAll('[data-picture]')];
    const next = all[all.indexOf(shown) + by];
    next && show(next);
  };
  page.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-picture]');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      show(link);
      dialog.showModal();
    }
  });
  shut.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener('keydown', ({ key }) => (key === 'ArrowLeft' ? go(-1) : key === 'ArrowRight' && go(1)));
  dialog.addEventListener('close', () => {
    picture.removeAttribute('src');
    shown.focus();
  });
}
