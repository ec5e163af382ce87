// What the server has not heard yet (a reload while typing, a session that ended): kept in this tab until the same step of the same draft is
// back.

const KEY = 'atrium.wizard';

export class Stash {
  #form;

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.#form = form;
  }

  keep() {
    sessionStorage.setItem(KEY, JSON.stringify({ ...this.#name(), fields: [...new FormData(this.#form)] }));
  }

  /** Fills in what was kept, if this is its step; forgets it either way. @returns {boolean} whether anything was filled in */
  restore() {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    sessionStorage.removeItem(KEY);
    const name = this.#name();
    if (!kept || kept.draft !== name.draft || kept.step !== name.step) {
      return false;
    }
    for (const [field, value] of kept.fields) {
      this.#fill(field, value);
    }
    return true;
  }

  #fill(field, value) {
    const control = this.#form.elements.namedItem(field);
    if (control instanceof RadioNodeList) {
      control.value = value;
    } else if (control?.type === 'checkbox') {
      control.checked = true;
    } else if (control && control.type !== 'hidden') {
      control.value = value;
    }
  }

  #name() {
    return { draft: this.#form.elements.namedItem('draft').value, step: this.#form.dataset.step };
  }
}
