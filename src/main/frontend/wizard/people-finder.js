// Finding people by the keyboard: the field is a combobox, the server's list of people its list box (WAI-ARIA 1.2, "combobox").

export class PeopleFinder {
  #field;
  #form;
  #at = -1;
  #folded = false;

  /** @param {HTMLInputElement} field @param {import('./form.js').WizardForm} form */
  constructor(field, form) {
    this.#field = field;
    this.#form = form;
    field.setAttribute('role', 'combobox');
    field.setAttribute('aria-autocomplete', 'list');
    field.setAttribute('aria-controls', 'found');
    field.addEventListener('keydown', (event) => this.#pressed(event));
    field.addEventListener('input', () => this.#unfold());
    field.form.addEventListener('swapped', () => this.#listed());
    this.#listed();
  }

  get #options() {
    return [...this.#field.form.querySelectorAll('#found > li')];
  }

  #listed() {
    for (const option of this.#options) {
      option.setAttribute('role', 'option');
      const button = option.querySelector('button');
      button.tabIndex = -1;
      // The field keeps the focus while the mouse chooses.
      button.addEventListener('mousedown', (event) => event.preventDefault());
    }
    this.#list?.setAttribute('role', 'listbox');
    this.#show(this.#options.length ? 0 : -1);
  }

  get #list() {
    return document.getElementById('found');
  }

  #unfold() {
    this.#folded = false;
    this.#show(this.#at);
  }

  #show(at) {
    const options = this.#options;
    this.#at = at;
    const open = options.length > 0 && !this.#folded;
    if (this.#list) {
      this.#list.hidden = !open;
    }
    this.#field.setAttribute('aria-expanded', String(open));
    options.forEach((option, index) => option.setAttribute('aria-selected', String(index === at)));
    if (open && options[at]) {
      this.#field.setAttribute('aria-activedescendant', options[at].id);
      options[at].scrollIntoView({ block: 'nearest' });
    } else {
      this.#field.removeAttribute('aria-activedescendant');
    }
  }

  #pressed(event) {
    const options = this.#options;
    const open = options.length > 0 && !this.#folded;
    const keys = {
      ArrowDown: () => (open ? this.#show((this.#at + 1) % options.length) : this.#unfold()),
      ArrowUp: () => open && this.#show((this.#at - 1 + options.length) % options.length),
      Enter: () => this.#choose(open ? options[this.#at] : undefined),
      Escape: () => {
        this.#folded = true;
        this.#show(this.#at);
      },
      Backspace: () => this.#removeLast(),
    };
    if (event.isComposing || !keys[event.key] || (event.key === 'Escape' && !open) || (event.key === 'Backspace' && this.#field.value)) {
      return;
    }
    event.preventDefault();
    keys[event.key]();
  }

  /** The one that is marked, else whoever the text means; nothing typed goes on to the next step. */
  #choose(option) {
    if (option) {
      this.#form.do(option.querySelector('button').value, 'find');
    } else if (this.#field.value.trim()) {
      this.#form.do('invite', 'find');
    } else {
      this.#field.form.querySelector('[data-main]').click();
    }
  }

  #removeLast() {
    const last = [...this.#field.form.querySelectorAll('button[value^="uninvite:"]')].pop();
    if (last) {
      this.#form.do(last.value, 'find');
    }
  }
}
