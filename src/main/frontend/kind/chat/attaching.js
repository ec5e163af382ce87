// What a message is to carry: chosen, dropped or pasted, each a chip with how far it has come, above the field where the message is written.
import { el, icon, say } from '../../dom.js';
import { t } from '../../i18n.js';
import { Upload } from '../../wire/upload.js';
import { remember, sizeOf } from './files.js';

/** Of one message, as the server has it. */
const MOST = 10;

/** Tells `change`. */
export class Attaching extends EventTarget {
  #place;
  #room;
  #told;
  /** Chips by upload. @type {Map<Upload | {description: object}, HTMLElement>} */ #chips = new Map();

  /** @param {HTMLElement} form @param {string} room */
  constructor(form, room) {
    super();
    this.#room = room;
    this.#place = form.querySelector('[data-attached]');
    this.#told = form.querySelector('[data-attach-told]');
    const chooser = form.querySelector('[data-files]');
    form.querySelector('[data-attach]').addEventListener('click', () => chooser.click());
    chooser.addEventListener('change', () => {
      this.add(chooser.files);
      chooser.value = '';
    });
    form.addEventListener('paste', (event) => {
      if (event.clipboardData.files.length && !event.clipboardData.types.includes('text/plain')) {
        event.preventDefault();
        this.add(event.clipboardData.files);
      }
    });
    window.addEventListener('beforeunload', (event) => this.busy && event.preventDefault());
  }

  /** Whether some are still on their way, or failed. */
  get busy() {
    return [...this.#chips.keys()].some(({ description }) => !description);
  }

  get isEmpty() {
    return this.#chips.size === 0;
  }

  /** @param {Iterable<File>} files */
  add(files) {
    for (const file of files) {
      if (this.#chips.size === MOST) {
        this.#tell(t('files.most', { n: MOST }));
        break;
      }
      const upload = new Upload(this.#room, file);
      const chip = this.#chip(upload, file.name);
      upload.addEventListener('change', () => this.#show(upload, chip));
      this.#show(upload, chip);
    }
  }

  /** Uploaded before, for a message that was not taken. @param {object[]} descriptions */
  offer(descriptions) {
    descriptions.forEach((description) => this.#chip({ description, cancel: () => undefined }, description.name).append(el('small', {}, sizeOf(description.size))));
    this.dispatchEvent(new Event('change'));
  }

  /** What is there, where nothing is {@link busy}. @returns {import('./files.js').Described[]} */
  get ready() {
    return [...this.#chips.keys()].map(({ description }) => description);
  }

  /** What goes with the message that is sent now. @returns {string[]} */
  take() {
    const taken = this.ready;
    remember(taken);
    this.empty(taken);
    return taken.map(({ id }) => id);
  }

  /** These go with a message. @param {import('./files.js').Described[]} taken */
  empty(taken) {
    const ids = new Set(taken.map(({ id }) => id));
    this.#chips.forEach((chip, upload) => ids.has(upload.description?.id) && this.#withdraw(upload, chip));
    this.dispatchEvent(new Event('change'));
  }

  /** Says that the message has to wait. */
  explain() {
    this.#tell(t('files.wait'));
  }

  /** @param {string} text @param {boolean} [heard] and not seen: the chips show it */
  #tell(text, heard = false) {
    this.#told.classList.toggle('sr', heard);
    say(this.#told, text);
  }

  #chip(upload, name) {
    const chip = el('li', { class: 'upload' }, icon('file'), el('span', { class: 'clip', title: name }, name));
    const away = el('button', { class: 'btn icon small', type: 'button', 'aria-label': t('files.remove', { name }), title: t('files.remove', { name }), onclick: () => this.#remove(upload, chip) }, icon('close'));
    chip.append(el('span', { class: 'state' }), away);
    this.#chips.set(upload, chip);
    this.#place.append(chip);
    this.#place.hidden = false;
    return chip;
  }

  #remove(upload, chip) {
    upload.cancel();
    this.#withdraw(upload, chip);
    this.dispatchEvent(new Event('change'));
  }

  #withdraw(upload, chip) {
    this.#chips.delete(upload);
    chip.remove();
    this.#place.hidden = this.isEmpty;
    this.#tell('');
  }

  #show(upload, chip) {
    const { state, sent, file, why } = upload;
    const done = file.size ? Math.floor((100 * sent) / file.size) : 100;
    chip.dataset.state = state;
    const place = chip.querySelector('.state');
    if (state === 'done') {
      place.replaceChildren(sizeOf(file.size));
      this.busy || this.#tell(t('files.ready'), true);
    } else if (state === 'failed') {
      place.replaceChildren(el('span', { role: 'alert' }, why), el('button', { class: 'btn small', type: 'button', onclick: () => upload.retry() }, t('message.retry')));
    } else {
      const bar = place.querySelector('progress') ?? el('progress', { max: 100, 'aria-label': t('files.progress', { name: file.name }) });
      bar.value = done;
      place.replaceChildren(bar, state === 'lost' ? t('files.lost') : `${done} %`);
    }
    this.dispatchEvent(new Event('change'));
  }
}

/** Files that are dropped anywhere on the stage. @param {HTMLElement} stage @param {() => Attaching | undefined} attaching */
export function takeDropped(stage, attaching) {
  const holds = ({ dataTransfer }) => dataTransfer?.types.includes('Files') && attaching();
  const show = (over) => stage.classList.toggle('dropping', over);
  stage.addEventListener('dragover', (event) => {
    if (holds(event)) {
      event.preventDefault();
      show(true);
    }
  });
  stage.addEventListener('dragleave', ({ relatedTarget }) => stage.contains(relatedTarget) || show(false));
  stage.addEventListener('drop', (event) => {
    show(false);
    if (holds(event)) {
      event.preventDefault();
      attaching().add(event.dataTransfer.files);
    }
  });
}
