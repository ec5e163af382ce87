// The list of imports: what each is doing, as it is told, and the buttons that carry it out or end it.
import { say } from '../dom.js';
import { t } from '../i18n.js';

const LOOKS = { ready: 'warn', done: 'good', failed: 'bad', running: 'mine', checking: 'still', cancelled: 'still' };

export class ImportList {
  #place;
  #acts;

  /** @param {HTMLElement} place @param {{start: (id: string) => Promise<void>, cancel: (id: string) => Promise<void>, again: () => void, failed: (failure: Error) => void}} acts `again` paints the page anew */
  constructor(place, acts) {
    this.#place = place;
    this.#acts = acts;
    place.addEventListener('click', ({ target }) => {
      const button = target.closest('[data-import-start], [data-import-cancel]');
      if (button?.dataset.importStart) {
        this.#confirm(button);
      } else if (button) {
        this.#run(button, this.#acts.cancel, button.dataset.importCancel);
      }
    });
  }

  #confirm(button) {
    const dialog = this.#place.querySelector('[data-import-confirm]');
    const name = button.closest('tr').querySelector('[data-import-name]').textContent;
    say(dialog.querySelector('[data-confirm-title]'), t('bring.confirm', { name }));
    dialog.returnValue = '';
    dialog.addEventListener('close', () => dialog.returnValue === 'yes' && this.#run(button, this.#acts.start, button.dataset.importStart), { once: true });
    dialog.showModal();
  }

  async #run(button, act, id) {
    button.disabled = true;
    try {
      await act(id);
      this.#acts.again();
    } catch (failure) {
      button.disabled = false;
      this.#acts.failed(failure);
    }
  }

  /** @param {{id: string, state: string, done: number, messages: number}} one as it is now */
  heard(one) {
    const row = this.#place.querySelector(`[data-import-id="${CSS.escape(one.id)}"]`);
    if (!row) {
      return;
    }
    const progress = row.querySelector('[data-import-progress]');
    progress.max = Math.max(1, one.messages);
    progress.value = one.done;
    progress.hidden = one.state !== 'running';
    if (one.state === row.dataset.importState) {
      return;
    }
    row.dataset.importState = one.state;
    const chip = row.querySelector('[data-import-chip]');
    chip.className = `chip ${LOOKS[one.state]}`;
    say(chip, t(`bring.state.${one.state}`));
    // There is a report now, or other buttons.
    if (!this.#place.querySelector('dialog[open]')) {
      this.#acts.again();
    }
  }
}
