// The page of the connection check: one row a probe, what was found in words, and what to mend.
import { el, icon, say } from '../dom.js';
import { t } from '../i18n.js';
import * as probes from './probes.js';

const ICONS = { good: 'check', warn: 'warning', bad: 'alert' };
const NAMES = ['server', 'address', 'clock', 'socket', 'idle', 'sse', 'stream', 'poll', 'body'];

export class CheckPage {
  #place;
  #means;
  /** @type {Map<string, import('./probes.js').Finding>} */ #found = new Map();
  #running = false;

  /** @param {HTMLElement} place @param {import('./probes.js').Means} means */
  constructor(place, means) {
    this.#place = place;
    this.#means = means;
    place.querySelector('[data-again]').addEventListener('click', () => this.run());
    place.querySelector('[data-copy-report]').addEventListener('click', ({ currentTarget }) => this.#copy(currentTarget));
  }

  /** Tries everything, what takes long beside each other. */
  async run() {
    if (this.#running) {
      return;
    }
    this.#running = true;
    this.#found.clear();
    NAMES.forEach((name) => this.#row(name, undefined));
    this.#sum();
    await this.#try();
    this.#running = false;
    this.#sum();
  }

  async #try() {
    const { seen, ms, ...server } = await probes.server(this.#means);
    this.#tell('server', server);
    if (!seen) {
      return; // nothing else can be told from that
    }
    this.#tell('address', probes.address(this.#means, seen));
    this.#tell('clock', probes.clock(this.#means, seen, ms));
    const means = { ...this.#means, progress: (n) => this.#progress('idle', n) };
    await Promise.all([
      probes.socket(means, (opened) => this.#tell('socket', opened)).then((idle) => this.#tell('idle', idle)),
      ...['sse', 'stream', 'poll'].map(async (name) => this.#tell(name, await (name === 'sse' ? probes.events : probes[name])(this.#means))),
      probes.body(this.#means, seen).then((found) => this.#tell('body', found)),
    ]);
  }

  #tell(name, finding) {
    if (finding) {
      this.#found.set(name, finding);
    }
    this.#row(name, finding ?? { mood: 'none', say: 'check.untried' });
    this.#sum();
  }

  #row(name, finding) {
    const row = this.#place.querySelector(`[data-probe="${name}"]`);
    const look = finding?.mood ?? 'none';
    row.dataset.mood = finding ? look : 'waiting';
    row.querySelector('.icon').replaceWith(icon(finding ? (ICONS[look] ?? 'info') : 'clock', look === 'none' ? '' : look));
    say(row.querySelector('[data-found]'), finding ? t(finding.say, finding.places) : t('check.waiting'));
    const fix = row.querySelector('[data-fix]');
    fix.hidden = !(look === 'warn' || look === 'bad');
    say(fix, fix.hidden ? '' : t(`${finding.say}.fix`, finding.places));
  }

  #progress(name, n) {
    say(this.#place.querySelector(`[data-probe="${name}"] [data-found]`), t('check.listening', { n: Number(n) }));
  }

  #sum() {
    const moods = [...this.#found.values()].map(({ mood }) => mood);
    const wrong = moods.filter((mood) => mood !== 'good').length;
    const chip = this.#place.querySelector('[data-sum]');
    const look = this.#running ? 'still' : moods.includes('bad') ? 'bad' : wrong > 0 ? 'warn' : 'good';
    chip.className = `chip ${look}`;
    say(chip, this.#running ? t('check.running', { done: moods.length, of: NAMES.length }) : wrong > 0 ? t('check.wrong', { n: wrong }) : t('check.fine'));
    this.#place.querySelector('[data-again]').disabled = this.#running;
    this.#place.querySelector('[data-copy-report]').disabled = this.#running;
  }

  /** For whoever looks after the proxy. */
  async #copy(button) {
    const lines = [...this.#found].map(([name, { mood, say: text, places }]) =>
      [`${mood}: ${t(`check.${name}`)}: ${t(text, places)}`, ...(mood === 'good' ? [] : [`  ${t(`${text}.fix`, places)}`])].join('\n'));
    try {
      await navigator.clipboard.writeText([this.#means.site.origin, navigator.userAgent, ...lines].join('\n'));
      say(button.querySelector('span'), t('check.copied'));
    } catch {
      const field = el('textarea', { class: 'area', rows: 8, readOnly: true, 'aria-label': t('check.report') }, lines.join('\n'));
      button.closest('.line').after(field); // no clipboard without TLS
      field.select();
    }
  }
}
