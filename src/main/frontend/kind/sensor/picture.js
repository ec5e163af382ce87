// Where the chart is drawn: fetches ECharts when there is something to draw, and says what is wrong in its place.
import { el, say } from '../../dom.js';
import { t } from '../../i18n.js';
import { barsOption, gaugeRows, gaugesOption, shared, sharesOption } from './faces.js';
import { linesOption } from './lines.js';

/** Of the strips there is a height for; more share that. */
const MOST_STRIPS = 4;
/** Of gauges and bars, likewise. */
const MOST_ROWS = 6;
const BAR_ROWS = 5;

export class Picture {
  #place;
  #nothing;
  #tells;
  /** @type {import('./plot.js').Plot | undefined} */ #plot;
  #loading = false;
  /** Something failed, and is said until it has worked. */ #broken = false;
  /** What is to be drawn once ECharts is there. @type {(() => void) | undefined} */ #next;

  /** @param {HTMLElement} place @param {Record<string, (detail: any) => void>} tells what the plot does */
  constructor(place, tells) {
    this.#place = place;
    this.#nothing = place.parentElement.querySelector('[data-nothing]');
    this.#tells = tells;
  }

  /** @param {{lines: import('./lines.js').Line[], from: number, to: number, loaded: boolean, colours: object}} look @param {string} label */
  lines(look, label) {
    const units = new Set(look.lines.map(({ unit }) => unit ?? '')).size;
    this.#show(label, Math.min(MOST_STRIPS, Math.max(1, units)), 'strips');
    const points = look.lines.reduce((sum, line) => sum + line.points.length, 0);
    this.#say(look.lines.length === 0 ? t('plot.none') : points === 0 && look.loaded ? t('plot.empty') : '');
    const shape = `lines ${look.lines.map(({ id, unit }) => `${id}/${unit}`).join()}`;
    this.#draw((plot) => plot.draw(linesOption({ ...look, width: plot.width, height: plot.height }), shape));
  }

  /** @param {'gauges' | 'bars' | 'shares'} view @param {{now: import('./faces.js').Now[], colours: object}} look @param {string} label */
  now(view, look, label) {
    const width = this.#place.clientWidth;
    const rows = view === 'gauges' ? gaugeRows(look.now.length, width) : view === 'bars' ? Math.ceil(look.now.length / BAR_ROWS) : 2;
    this.#show(label, Math.min(MOST_ROWS, Math.max(1, rows)), 'rows');
    this.#say(look.now.length === 0 ? t('plot.none') : '');
    const option = { gauges: gaugesOption, bars: barsOption, shares: sharesOption }[view];
    const there = view === 'shares' ? shared(look.now) : look.now.filter(({ value }) => value !== undefined);
    const shape = `${view} ${width} ${there.map(({ id, unit }) => `${id}/${unit}`).join()}`;
    this.#draw((plot) => plot.draw(option({ ...look, width: plot.width, height: plot.height }), shape));
  }

  /** @param {() => void} again */
  failed(again) {
    this.#broken = true;
    this.#nothing.hidden = false;
    this.#nothing.replaceChildren(t('plot.failed'), ' ', el('button', { class: 'btn small', type: 'button', onclick: again }, t('plot.again')));
  }

  mended() {
    this.#broken = false;
  }

  #show(label, count, what) {
    this.#place.setAttribute('aria-label', label);
    this.#place.dataset.rows = `${what} ${count}`;
  }

  #say(text) {
    if (this.#broken) {
      return;
    }
    this.#nothing.hidden = text === '';
    say(this.#nothing, text);
  }

  #draw(draw) {
    if (this.#plot) {
      draw(this.#plot);
      return;
    }
    this.#next = () => draw(this.#plot);
    if (this.#loading) {
      return;
    }
    this.#loading = true;
    import('./plot.js').then(({ Plot }) => {
      this.#plot = new Plot(this.#place);
      this.mended();
      Object.entries(this.#tells).forEach(([type, tell]) => this.#plot.addEventListener(type, ({ detail }) => tell(detail)));
      this.#next();
    }).catch(() => {
      this.#loading = false;
      this.failed(() => this.#draw(draw)); // asks for it anew
    });
  }
}
