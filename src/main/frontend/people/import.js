// A table of people: first what would happen, row by row, then the same for good, with the new passwords as a file.
import { el, say } from '../dom.js';
import { t } from '../i18n.js';

/** Ten thousand passwords are made meanwhile. */
const WITHIN_MS = 120_000;
/** Rows shown; the counts are of all. */
const MOST_ROWS = 200;
const ORDER = ['refuse', 'create', 'change', 'same'];

export class PeopleImport {
  #dialog;
  #file;
  #done;
  #send;

  /** @param {HTMLDialogElement} dialog */
  constructor(dialog) {
    this.#dialog = dialog;
    this.#file = dialog.querySelector('input[type=file]');
    this.#send = dialog.querySelector('[type=submit]');
    this.#file.addEventListener('change', () => this.#preview());
    dialog.querySelector('[data-cancel]').addEventListener('click', () => dialog.close());
    dialog.querySelector('form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#carryOut();
    });
    dialog.addEventListener('close', () => this.#done && location.reload());
  }

  async #preview() {
    this.#send.disabled = true;
    const plan = await this.#post('?preview=true');
    if (plan) {
      this.#show(plan);
      this.#send.disabled = plan.refuse > 0 || plan.create + plan.change === 0;
    }
  }

  async #carryOut() {
    const plan = await this.#post('');
    if (!plan) {
      return;
    }
    this.#show(plan);
    this.#send.disabled = true;
    if (plan.done) {
      this.#done = true;
      this.#file.disabled = true;
      this.#offer(plan.passwords);
    }
  }

  /** @returns {Promise<object | undefined>} what the server says of each row; nothing where it can't */
  async #post(query) {
    const [file] = this.#file.files;
    if (!file) {
      return undefined;
    }
    this.#complain('');
    this.#send.classList.add('busy');
    try {
      const response = await fetch(`/api/users/import${query}`, {
        method: 'POST', body: file, headers: { 'Content-Type': 'text/csv', 'X-Requested-With': 'atrium' }, credentials: 'same-origin', signal: AbortSignal.timeout(WITHIN_MS),
      });
      const answer = await response.json();
      if (answer.rows) {
        return answer;
      }
      this.#complain(answer.detail);
    } catch {
      this.#complain(t('import.lost'));
    } finally {
      this.#send.classList.remove('busy');
    }
    this.#dialog.querySelector('[data-plan]').hidden = true;
    return undefined;
  }

  #complain(why) {
    const error = this.#dialog.querySelector('[data-error]');
    error.hidden = why === '';
    say(error, why);
  }

  #show(plan) {
    this.#dialog.querySelector('[data-plan]').hidden = false;
    say(this.#dialog.querySelector('[data-counts]'), inWords(plan));
    this.#dialog.querySelector('[data-rows]').replaceChildren(...shown(plan.rows).map(({ line, login, what, why }) =>
      el('tr', {}, el('td', { class: 'r' }, String(line)), el('td', { class: 'mono' }, login), el('td', {}, t(`import.${what}`)), el('td', { class: 'soft' }, why ?? ''))));
  }

  /** @param {Record<string, string>} passwords by login */
  #offer(passwords) {
    const link = this.#dialog.querySelector('[data-passwords]');
    if (Object.keys(passwords).length > 0) {
      link.href = URL.createObjectURL(new Blob([asTable(passwords)], { type: 'text/csv' }));
      link.hidden = false;
      link.focus();
    }
  }
}

/** What the plan comes to, in a sentence. @param {{create: number, change: number, same: number, refuse: number, done: boolean}} plan */
export function inWords({ create, change, same, refuse, done }) {
  if (refuse > 0) {
    return t('import.refused', { n: refuse });
  }
  return t(done ? 'import.done' : 'import.would', { create, change, same });
}

/** The refused first, and no more than somebody reads. @param {{what: string}[]} rows */
export function shown(rows) {
  return [...rows].sort((one, other) => ORDER.indexOf(one.what) - ORDER.indexOf(other.what)).slice(0, MOST_ROWS);
}

/** Logins may begin as formulas do. @param {Record<string, string>} passwords */
export function asTable(passwords) {
  const rows = Object.entries(passwords).map(([login, password]) => `${/^[=+@-]/.test(login) ? "'" : ''}${login},${password}`);
  return ['login,password', ...rows, ''].join('\r\n');
}
