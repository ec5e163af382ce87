// The state of the search index, asked for again and again: often while it is being built.
import { say } from '../dom.js';
import { full, language, t } from '../i18n.js';
import { toast } from '../toast.js';

const BUSY_MS = 1000;
const QUIET_MS = 10_000;
const LOOKS = { ready: 'good', building: 'warn', catching_up: 'warn', unavailable: 'bad' };
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
const STEP = 1000;

const number = new Intl.NumberFormat(language);

export class IndexState {
  #place;
  #rebuild;
  #request;
  #timer;

  /** @param {HTMLElement} place @param {HTMLButtonElement} rebuild @param {typeof import('../wire/api.js').api} request */
  constructor(place, rebuild, request) {
    this.#place = place;
    this.#rebuild = rebuild;
    this.#request = request;
    const dialog = place.querySelector('[data-confirm]');
    rebuild.addEventListener('click', () => {
      dialog.returnValue = 'no';
      dialog.showModal();
    });
    dialog.addEventListener('close', () => dialog.returnValue === 'yes' && this.#begin());
  }

  /** Asks from now on. */
  async begin() {
    clearTimeout(this.#timer);
    let wait = BUSY_MS;
    try {
      const index = await this.#request('GET', '/search/index');
      this.#show(index);
      wait = index.state === 'ready' ? QUIET_MS : BUSY_MS;
    } catch (failure) {
      this.#trouble(failure);
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.begin(), wait);
  }

  #show({ state, entries, of, progress, bytes, version, behind, since, cause }) {
    const set = (what, text) => say(this.#place.querySelector(`[data-${what}]`), text);
    const chip = this.#place.querySelector('[data-state]');
    this.#place.removeAttribute('aria-busy');
    this.#say(cause ?? '');
    this.#rebuild.disabled = state === 'building';
    chip.className = `chip end ${LOOKS[state] ?? 'still'}`;
    say(chip, t(`index.state.${state}`));
    this.#place.querySelector('[data-progress]').value = progress ?? 0;
    set('percent', progress === undefined ? '–' : `${Math.floor(progress * 100)} %`);
    set('entries', !of ? counted(entries) : t('index.of', { entries: counted(entries), of: counted(of) }));
    set('behind', counted(behind));
    set('bytes', bytes === undefined ? '–' : sizeText(bytes));
    set('version', version ?? '–');
    set('since', since ? full(new Date(since)) : '–');
  }

  #trouble(failure) {
    this.#say(failure.status === 0 ? t('index.away') : failure.message);
  }

  #say(trouble) {
    const place = this.#place.querySelector('[data-trouble]');
    place.hidden = trouble === '';
    say(place.querySelector('span'), trouble);
  }

  async #begin() {
    this.#rebuild.classList.add('busy');
    try {
      await this.#request('POST', '/search/index/rebuild');
      await this.begin();
    } catch (failure) {
      toast(t('alert.failed', { why: failure.status === 0 ? t('lobby.unreachable') : failure.message }));
    } finally {
      this.#rebuild.classList.remove('busy');
    }
  }
}

const counted = (n) => (n === undefined ? '–' : number.format(n));

/** 1.2 MB @param {number} bytes */
export function sizeText(bytes) {
  const power = Math.min(UNITS.length - 1, bytes < STEP ? 0 : Math.floor(Math.log(bytes) / Math.log(STEP)));
  return new Intl.NumberFormat(language, { style: 'unit', unit: UNITS[power], maximumFractionDigits: power ? 1 : 0 }).format(bytes / STEP ** power);
}
