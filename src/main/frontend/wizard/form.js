// The form of a step. Every answer is the server's own markup of the same page; the parts marked data-live are taken over from it.
import { Stash } from './stash.js';

/** Typing that rests this long is sent to be checked and kept. */
const REST_MS = 500;

export class WizardForm {
  #form;
  #stash;
  #resting = 0;
  #asked = Promise.resolve();
  #gone = false;
  #leaving = false;
  #dirty = false;
  #last = '';
  #pressing = false;

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.#form = form;
    this.#stash = new Stash(form);
    this.#dirty = this.#stash.restore();
    form.addEventListener('submit', (event) => this.#submit(event));
    form.addEventListener('input', () => this.#typed());
    form.addEventListener('change', () => this.#typed());
    form.addEventListener('focusout', (event) => this.#left(event));
    form.addEventListener('pointerdown', () => (this.#pressing = true));
    form.addEventListener('keydown', () => (this.#pressing = false));
    addEventListener('pagehide', () => this.#keep());
    // A page out of the browser's memory may be older than the draft.
    addEventListener('pageshow', (event) => event.persisted && location.reload());
    if (this.#dirty) {
      this.#typed();
    }
  }

  /** Does what a button would, without leaving the page. @param {string} deed @param {string} [then] the id of what takes the focus */
  async do(deed, then) {
    if (await this.#ask({ do: deed })) {
      this.#focus(then);
    }
  }

  #typed() {
    this.#dirty = true;
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#ask({ do: 'check' }), REST_MS);
  }

  #left({ target, relatedTarget }) {
    // From one choice to the next of its group is no leaving; the field that finds people has its list.
    if (!target.name || !('value' in target) || target.type === 'submit' || target.id === 'find' || relatedTarget?.name === target.name) {
      return;
    }
    this.#last = target.name;
    // A button that is being pressed sends the form itself, and must not move from under the finger.
    if (!(this.#pressing && relatedTarget instanceof HTMLButtonElement)) {
      this.#ask({ do: 'check' });
    }
  }

  async #submit(event) {
    event.preventDefault();
    const button = event.submitter ?? this.#form.querySelector('button[name="do"]');
    if (this.#leaving || button.getAttribute('aria-disabled') === 'true') {
      return;
    }
    if ('stay' in button.dataset) {
      await this.do(button.value, button.dataset.then);
      return;
    }
    const main = this.#form.querySelector('[data-main]');
    const busy = button.tabIndex < 0 ? main : button;
    this.#leaving = true;
    busy.classList.add('busy');
    const stays = await this.#ask({ do: button.value });
    if (stays !== undefined) {
      this.#leaving = false;
      busy.classList.remove('busy');
      this.#form.querySelector('[aria-invalid="true"]')?.focus();
    }
  }

  /**
   * Sends the form. @param {Record<string, string>} more
   * @returns {Promise<boolean | undefined>} whether the page took an answer over; undefined where another page was called
   */
  #ask(more) {
    clearTimeout(this.#resting);
    // One after the other: an older state of the form never overtakes a newer one.
    this.#asked = this.#asked.then(() => this.#send(more));
    return this.#asked;
  }

  async #send(more) {
    if (this.#gone) {
      return undefined;
    }
    const sent = this.#fields({ ...more, ...(this.#last && { left: this.#last }) });
    this.#last = '';
    this.#dirty = false;
    try {
      const answer = await fetch(this.#form.action, { method: 'POST', body: sent, headers: { 'X-Wizard': '1' } });
      return await this.#take(answer, sent, more.do === 'check');
    } catch {
      this.#dirty = true;
      return this.#trouble('away');
    }
  }

  async #take(answer, sent, quietly) {
    const next = answer.headers.get('X-Location');
    if (next) {
      if (!quietly) {
        this.#go(next);
      }
      return undefined;
    }
    if (answer.redirected && new URL(answer.url).pathname.endsWith('/signin')) {
      this.#stash.keep();
      if (quietly) {
        return this.#trouble('signedOut');
      }
      const door = new URL(answer.url);
      door.searchParams.set('next', this.#form.getAttribute('action'));
      this.#go(door.href);
      return undefined;
    }
    if (!answer.ok) {
      return this.#trouble('away');
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    this.#swap(page, sent);
    const trouble = page.querySelector('[data-trouble]:not([hidden]) [data-says]');
    this.#say(trouble?.textContent ?? '');
    return true;
  }

  #go(url) {
    this.#gone = true;
    location.assign(url);
  }

  /** @param {'away' | 'signedOut'} what @returns {false} */
  #trouble(what) {
    this.#say(this.#form.querySelector('[data-words]').dataset[what]);
    return false;
  }

  /** @param {string} trouble empty: all is well again */
  #say(trouble) {
    const banner = this.#form.querySelector('[data-trouble]');
    banner.hidden = !trouble;
    banner.querySelector('[data-says]').textContent = trouble;
  }

  #swap(page, sent) {
    for (const fresh of page.querySelectorAll('[data-live]')) {
      const old = this.#form.querySelector(`[data-live="${fresh.dataset.live}"]`);
      if (old && !old.isEqualNode(fresh) && !this.#inHand(old, sent)) {
        old.replaceWith(document.adoptNode(fresh));
      }
    }
    for (const control of page.querySelectorAll('input[name], textarea[name]')) {
      this.#follow(control, sent);
    }
    this.#form.dispatchEvent(new CustomEvent('swapped'));
  }

  /** A list whose rows somebody is typing into stays, unless it was asked to change. */
  #inHand(old, sent) {
    return old.querySelector('input:not([type="hidden"])') && sent.get('do') === 'check';
  }

  /** The server's word on a control; its value too where the server may choose one, and nobody has typed since it was asked. */
  #follow(control, sent) {
    const mine = this.#form.elements.namedItem(control.name);
    if (!(mine instanceof HTMLInputElement || mine instanceof HTMLTextAreaElement) || /radio|checkbox/.test(mine.type)) {
      return;
    }
    if (control.hasAttribute('aria-invalid')) {
      mine.setAttribute('aria-invalid', 'true');
    } else {
      mine.removeAttribute('aria-invalid');
    }
    mine.closest('.group')?.classList.toggle('invalid', control.hasAttribute('aria-invalid'));
    if ('follows' in control.dataset && mine.value === sent.get(control.name)) {
      mine.value = control.value;
      if (mine === document.activeElement) {
        mine.select(); // who has come to write over it still does
      }
    }
  }

  /** @param {string} [then] an id, or `last:ID`: the last field of that list */
  #focus(then) {
    if (then?.startsWith('last:')) {
      const rows = this.#form.querySelectorAll(`[data-live="list-${then.slice(5)}"] .row-card`);
      rows[rows.length - 1]?.querySelector('input, select, textarea')?.focus();
    } else if (then) {
      document.getElementById(then)?.focus();
    }
  }

  #fields(more) {
    const fields = new URLSearchParams(new FormData(this.#form));
    for (const [name, value] of Object.entries(more)) {
      fields.set(name, value);
    }
    return fields;
  }

  /** What was typed last, on the way out: to the server, and for a reload, which would be there first. */
  #keep() {
    if (this.#dirty && !this.#gone) {
      this.#stash.keep();
      navigator.sendBeacon(this.#form.action, this.#fields({ do: 'check' }));
    }
  }
}
