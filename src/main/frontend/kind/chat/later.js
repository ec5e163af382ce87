// What is written now and said later: a button beside the one that sends, and above the field what waits for this room.
import { el, icon } from '../../dom.js';
import { t, when } from '../../i18n.js';
import { rooms } from '../../lobby/mine.js';
import { chooseTime, listScheduled } from '../../schedule/dialogs.js';
import { schedule } from '../../schedule/mine.js';
import { toast } from '../../toast.js';

/** @param {HTMLFormElement} form @param {import('./composer.js').Composer} composer @param {string} room */
export function sayLater(form, composer, room) {
  const titleOf = (name) => rooms.get(name)?.title ?? name;
  const waiting = el('button', { class: 'waiting', type: 'button', hidden: true, onclick: () => listScheduled(schedule, titleOf) }, icon('clock'), el('span', {}));
  form.prepend(waiting);
  schedule.addEventListener('changed', () => {
    const here = schedule.all.filter((one) => one.room === room && one.what === 'send');
    const failed = here.find(({ failure }) => failure);
    waiting.hidden = here.length === 0;
    waiting.classList.toggle('bad', Boolean(failed));
    waiting.lastElementChild.textContent = failed ? t('later.refused.one') : here.length ? t('later.waiting', { n: here.length, time: when(new Date(here[0].at)) }) : '';
  });
  form.querySelector('[data-later-button]').addEventListener('click', () => {
    const { text, attaching } = composer;
    if (attaching.busy) {
      attaching.explain();
      return;
    }
    const files = attaching.ready;
    if (!composer.isOpen || (!text && files.length === 0)) {
      composer.focus();
      return;
    }
    const frame = files.length ? { message: text, files: files.map(({ id }) => id) } : { message: text };
    chooseTime(t('later.title'), (at) => schedule.send(room, frame, at).then(
      () => {
        composer.empty(text);
        attaching.empty(files);
      },
      ({ message }) => toast(t('later.failed', { why: message })),
    ), files);
  });
}

/** @param {string} room @param {number} seq */
export function remindLater(room, seq) {
  chooseTime(t('later.remind'), (at) => schedule.remind(room, seq, at).then(
    () => toast(t('later.reminding', { time: when(at) }), 'good'),
    ({ message }) => toast(t('later.failed', { why: message })),
  ));
}
