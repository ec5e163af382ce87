// The bar above the log: which stage is looked at, looking for something, errors alone, following, saving.
import { say } from '../../dom.js';
import { t } from '../../i18n.js';

const TYPING_MS = 250;

/** @typedef {{find: (wanted: string) => void, step: (by: 1 | -1) => void, only: (errors: boolean) => void, first: () => void, follow: (on: boolean) => void}} Acts */

export class Tools {
  #bar;
  #timer;
  #errors = false;

  /** @param {HTMLElement} bar @param {Acts} acts */
  constructor(bar, acts) {
    this.#bar = bar;
    this.#finding(acts);
    bar.querySelectorAll('[data-show]').forEach((button) => button.addEventListener('click', () => acts.only(button.dataset.show === 'errors')));
    bar.querySelector('[data-first]').addEventListener('click', () => acts.first());
    const follow = bar.querySelector('[data-follow]');
    follow.addEventListener('click', () => acts.follow(follow.getAttribute('aria-pressed') !== 'true'));
  }

  #finding({ find, step }) {
    const input = this.#bar.querySelector('[data-find]');
    const now = () => {
      clearTimeout(this.#timer);
      find(input.value.trim());
    };
    input.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(now, TYPING_MS);
    });
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') {
        event.preventDefault();
        step(event.shiftKey ? -1 : 1);
      } else if (event.key === 'Escape' && input.value !== '') {
        event.preventDefault();
        input.value = '';
        now();
      }
    });
    this.#bar.querySelectorAll('[data-step]').forEach((button) => button.addEventListener('click', () => step(button.dataset.step === '1' ? 1 : -1)));
  }

  /** Whether errors are shown alone. */
  get errors() {
    return this.#errors;
  }

  /** @param {boolean} errors */
  shows(errors) {
    this.#errors = errors;
    this.#bar.querySelectorAll('[data-show]').forEach((button) => button.setAttribute('aria-pressed', String((button.dataset.show === 'errors') === errors)));
  }

  /** @param {import('./search.js').Search} search */
  found({ wanted, places, at, done }) {
    const n = places.length;
    const text = wanted === '' || (!done && n === 0) ? '' : n === 0 ? t('find.none') : t(done ? 'find.of' : 'find.ofmany', { at: at + 1, n });
    say(this.#bar.querySelector('[data-found]'), text);
    this.#bar.querySelectorAll('[data-step]').forEach((button) => (button.disabled = n === 0));
  }

  /** @param {import('./console.js').Release} release @param {import('./console.js').Stage} stage the one that is looked at @param {string} raw where its log is */
  show(release, stage, raw) {
    const errors = release.stages.reduce((sum, one) => sum + one.errors, 0);
    say(this.#bar.querySelector('[data-shown]'), stage.stage);
    say(this.#bar.querySelector('[data-count]'), t('lines', { n: stage.lines }));
    say(this.#bar.querySelector('[data-errors]'), errors ? String(errors) : '');
    this.#bar.querySelector('[data-first]').disabled = errors === 0;
    const save = this.#bar.querySelector('[data-save]');
    save.href = raw;
    save.download = `${release.version}-${stage.stage}.txt`;
  }

  /** @param {boolean} on */
  follows(on) {
    this.#bar.querySelector('[data-follow]').setAttribute('aria-pressed', String(on));
  }
}
