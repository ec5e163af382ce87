// Where a message is written: grows with it, keeps a draft, offers people, rooms and emoji by name, and leaves Enter to the input method while one composes.
import { Attaching } from './attaching.js';
import { read as readCommand } from './commands.js';
import { Completer } from './completer.js';

const TALLEST_PX = 240;
const DRAFT_AFTER_MS = 300;

export class Composer extends EventTarget {
  #form;
  #field;
  #drafts;
  /** The message that is answered; 0: none; undefined: no thread is open. @type {number | undefined} */ #thread;
  #completer;
  /** What goes with it. */ attaching;
  #timer;
  /** @type {number | undefined} the message being changed */ #changing;
  #draft = '';
  #paused = false;
  /** As the draft is known here. */ #kept = '';

  /** Tells `send` ({text, changing, files: their ids}), `command` ({text}), `typed` and `last` (the arrow up in an empty field). @param {HTMLFormElement} form @param {import('../../drafts/drafts.js').Drafts} drafts @param {number | undefined} thread
   * @param {import('./completer.js').Source[]} sources @param {string} room */
  constructor(form, drafts, thread, sources, room) {
    super();
    this.#form = form;
    this.#field = form.querySelector('[data-message]');
    this.#drafts = drafts;
    this.#begin(thread);
    this.#completer = new Completer(this.#field, form.querySelector('[data-offered]'), sources);
    this.attaching = new Attaching(form, room);
    this.attaching.addEventListener('change', () => form.classList.toggle('attaching', !this.attaching.isEmpty));
    form.addEventListener('submit', (event) => this.#submit(event));
    form.querySelector('[data-unchange]').addEventListener('click', () => this.#unchange());
    this.#field.addEventListener('input', () => this.#typed());
    this.#field.addEventListener('keydown', (event) => this.#pressed(event));
    drafts.addEventListener('changed', ({ detail }) => detail.thread === this.#thread && this.#heard(detail.text));
    window.addEventListener('pagehide', () => this.#keep());
  }

  /** Another draft, of another thread. @param {number} thread */
  move(thread) {
    if (thread === this.#thread) {
      return;
    }
    if (this.#changing !== undefined) {
      this.#unchange();
    }
    this.#keep();
    this.#begin(thread);
  }

  #begin(thread) {
    this.#thread = thread;
    this.#kept = thread === undefined ? '' : this.#drafts.of(thread);
    this.#field.value = this.#kept || (thread === 0 ? this.#field.value : ''); // typed before the script was there
    this.#fit();
  }

  /** Written in another window; what is being written here stays. */
  #heard(text) {
    if (this.#changing !== undefined && this.#draft === this.#kept) {
      this.#draft = this.#kept = text;
    } else if (this.#changing === undefined && this.#field.value === this.#kept) {
      this.#kept = text;
      this.#field.value = text;
      this.#fit();
    }
  }

  focus() {
    this.#field.focus({ preventScroll: true });
  }

  /** Whether something new may be sent. */
  get isOpen() {
    return this.#changing === undefined && !this.#paused;
  }

  /** What would be sent; empty where there is nothing, or a message is being changed. */
  get text() {
    return this.isOpen ? this.#field.value.trim() : '';
  }

  /** What was written has been taken elsewhere; what was written since stays. @param {string} text */
  empty(text) {
    if (this.text === text) {
      this.#set('');
    }
  }

  /** Whether nothing new is sent for now; what is typed stays. @param {boolean} paused */
  pause(paused) {
    this.#paused = paused;
    this.#form.querySelector('[type=submit]').disabled = paused;
  }

  /** Back for another try. @param {string} text @param {object[]} [files] that were uploaded for it */
  offer(text, files = []) {
    if (this.#changing !== undefined) {
      this.#unchange();
    }
    this.#set(this.#field.value.trim() ? `${text}\n${this.#field.value}` : text);
    this.attaching.offer(files);
    this.focus();
  }

  /** @param {number} seq @param {string} text */
  change(seq, text) {
    if (this.#changing === undefined) {
      this.#draft = this.#field.value;
    }
    this.#changing = seq;
    this.#form.querySelector('[data-changing]').hidden = false;
    this.#set(text);
    this.focus();
  }

  #submit(event) {
    event.preventDefault();
    const text = this.#field.value.replace(/\s+$/, '');
    const changing = this.#changing;
    const saysNothing = !text.trim() && (changing !== undefined || this.attaching.isEmpty);
    if (saysNothing || (this.#paused && changing === undefined)) {
      return;
    }
    if (changing === undefined && this.attaching.busy) {
      this.attaching.explain();
      return;
    }
    if (changing === undefined) {
      this.#set('');
    } else {
      this.#unchange();
    }
    const read = changing === undefined ? readCommand(text) : { text };
    if (read.command && this.attaching.isEmpty) {
      this.dispatchEvent(new CustomEvent('command', { detail: { text } }));
    } else {
      this.dispatchEvent(new CustomEvent('send', { detail: { text: read.text ?? text, changing, files: changing === undefined ? this.attaching.take() : [] } }));
    }
    this.focus();
  }

  #pressed(event) {
    // 229: an input method is composing, whatever isComposing says (Safari ends composition before this key).
    if (event.isComposing || event.keyCode === 229) {
      return;
    }
    if (this.#completer.pressed(event)) {
      return;
    }
    if (event.key === 'Enter' && !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.#form.requestSubmit();
    } else if (event.key === 'Escape' && this.#changing !== undefined) {
      this.#unchange();
    } else if (event.key === 'ArrowUp' && this.#field.value === '' && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      this.dispatchEvent(new Event('last'));
    }
  }

  #unchange() {
    this.#changing = undefined;
    this.#form.querySelector('[data-changing]').hidden = true;
    this.#set(this.#draft);
    this.#draft = '';
    this.focus();
  }

  #typed() {
    this.#fit();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#keep(), DRAFT_AFTER_MS);
    this.dispatchEvent(new Event('typed'));
  }

  #set(text) {
    this.#field.value = text;
    this.#fit();
    this.#keep();
  }

  #fit() {
    this.#field.style.height = 'auto';
    this.#field.style.height = `${Math.min(TALLEST_PX, this.#field.scrollHeight)}px`;
  }

  /** A change is no draft. */
  #keep() {
    clearTimeout(this.#timer);
    const draft = this.#changing === undefined ? this.#field.value : this.#draft;
    if (draft !== this.#kept && this.#thread !== undefined) {
      this.#kept = draft;
      this.#drafts.write(this.#thread, draft);
    }
  }
}
