// Where a message is written: grows with it, keeps a draft, offers whom to mention, and leaves Enter to the input method while one composes.
import { Attaching } from './attaching.js';
import { Caller } from './caller.js';

const TALLEST_PX = 240;
const DRAFT_AFTER_MS = 300;

export class Composer extends EventTarget {
  #form;
  #field;
  #key;
  #caller;
  /** What goes with it. */ attaching;
  #timer;
  /** @type {number | undefined} the message being changed */ #changing;
  #draft = '';
  #paused = false;
  /** As this tab left it: another of the same room may have one of its own. */ #kept;

  /** Tells `send` ({text, changing, files: their ids}), `typed` and `last` (the arrow up in an empty field). @param {HTMLFormElement} form @param {string} key of the draft
   * @param {ReturnType<typeof import('./callable.js').callable>} callable @param {string} room */
  constructor(form, key, callable, room) {
    super();
    this.#form = form;
    this.#field = form.querySelector('[data-message]');
    this.#key = key;
    this.#kept = read(key) ?? '';
    this.#field.value = this.#kept || this.#field.value;
    this.#fit();
    this.#caller = new Caller(this.#field, form.querySelector('[data-callable]'), callable);
    this.attaching = new Attaching(form, room);
    this.attaching.addEventListener('change', () => form.classList.toggle('attaching', !this.attaching.isEmpty));
    form.addEventListener('submit', (event) => this.#submit(event));
    form.querySelector('[data-unchange]').addEventListener('click', () => this.#unchange());
    this.#field.addEventListener('input', () => this.#typed());
    this.#field.addEventListener('keydown', (event) => this.#pressed(event));
    window.addEventListener('pagehide', () => this.#keep());
  }

  /** Another draft, of another thread. @param {string} key */
  move(key) {
    if (key === this.#key) {
      return;
    }
    if (this.#changing !== undefined) {
      this.#unchange();
    }
    this.#keep();
    this.#key = key;
    this.#kept = read(key) ?? '';
    this.#field.value = this.#kept;
    this.#fit();
  }

  focus() {
    this.#field.focus({ preventScroll: true });
  }

  /** Whether nothing new is sent for now; what is typed stays. @param {boolean} paused */
  pause(paused) {
    this.#paused = paused;
    this.#form.querySelector('[type=submit]').disabled = paused;
  }

  /** Back for another try. @param {string} text @param {object[]} files that were uploaded for it */
  offer(text, files) {
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
    this.dispatchEvent(new CustomEvent('send', { detail: { text, changing, files: changing === undefined ? this.attaching.take() : [] } }));
    this.focus();
  }

  #pressed(event) {
    // 229: an input method is composing, whatever isComposing says (Safari ends composition before this key).
    if (event.isComposing || event.keyCode === 229) {
      return;
    }
    if (this.#caller.pressed(event)) {
      return;
    }
    if (event.key === 'Enter' && !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.#form.requestSubmit();
    } else if (event.key === 'Escape' && this.#changing !== undefined) {
      this.#unchange();
    } else if (event.key === 'ArrowUp' && this.#field.value === '') {
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
    if (draft === this.#kept) {
      return;
    }
    this.#kept = draft;
    try {
      if (draft) {
        localStorage.setItem(this.#key, draft);
      } else {
        localStorage.removeItem(this.#key);
      }
    } catch {
      // Without a store there is no draft; the field still has the text.
    }
  }
}

function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
