// The chart: which stretch of time, which sensors, which view; asks the server for the past and adds what comes.
import { full, t, when } from '../../i18n.js';
import { api } from '../../wire/api.js';
import { measured, span } from './figures.js';
import { Pace } from './pace.js';
import { palette } from './palette.js';
import { Picture } from './picture.js';
import { Series } from './series.js';
import { Stretch } from './stretch.js';
import { clock } from './table.js';
import { lookOf } from './tiles.js';

/** As many lines as can be told apart at first. */
const FIRST_SHOWN = 8;
const ASK_AFTER_MS = 150;
/** Sums of the stretch forget what has left it only by asking again. */
const ASK_AGAIN_MS = 60_000;
const KEY_ZOOM = { '+': 'in', '=': 'in', '-': 'out', ArrowLeft: 'earlier', ArrowRight: 'later', End: 'live' };

export class Chart {
  #stage;
  #section;
  #board;
  #key;
  #changed;
  #stretch = new Stretch();
  /** @type {Map<string, Series>} */ #series = new Map();
  #width = 5000;
  #view = 'lines';
  /** Where the clock stood when it was paused. @type {number | undefined} */ #paused;
  /** @type {Record<string, boolean>} */ #chosen;
  /** Readings since the server was asked: it may not know them yet. @type {Record<string, any>[] | undefined} */ #since;
  #asked = 0;
  #timer;
  #picture;
  #pace = new Pace(() => this.#draw());

  /** @param {HTMLElement} stage @param {import('./board.js').Board} board @param {string} room @param {() => void} changed the sums have */
  constructor(stage, board, room, changed) {
    this.#stage = stage;
    this.#section = stage.querySelector('[data-chart]');
    this.#board = board;
    this.#key = room;
    this.#changed = changed;
    this.#chosen = JSON.parse(localStorage.getItem(this.#store) ?? '{}');
    this.#picture = new Picture(this.#section.querySelector('[data-plot]'), {
      pan: ({ share }) => this.#move(() => this.#stretch.move(share)),
      zoom: ({ factor, at }) => this.#move(() => this.#stretch.zoom(factor, at)),
      size: () => this.want(),
    });
    this.#listen();
    this.#words();
    setInterval(() => this.#stretch.live && this.#paused === undefined && document.visibilityState === 'visible' && this.load(), ASK_AGAIN_MS);
  }

  get #store() {
    return `atrium.sensor.${this.#key}`;
  }

  #listen() {
    this.#section.addEventListener('click', ({ target }) => {
      const { view, range, do: act } = target.closest('button')?.dataset ?? {};
      if (view) {
        this.#look(view);
      } else if (range) {
        this.#move(() => this.#stretch.choose(range));
      } else if (act) {
        this.#act(act);
      }
    });
    this.#section.querySelector('[data-plot]').addEventListener('keydown', (event) => {
      const act = KEY_ZOOM[event.key];
      if (act && !event.ctrlKey && !event.altKey && !event.metaKey) {
        event.preventDefault();
        this.#act(act);
      }
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.want());
  }

  #act(act) {
    if (act === 'pause') {
      this.#paused = this.#paused === undefined ? Date.now() : undefined;
      this.#words();
      this.want();
    } else if (act === 'live') {
      this.#paused = undefined;
      this.#move(() => this.#stretch.follow());
    } else {
      this.#move(() => this.#stretch[act]());
    }
  }

  #look(view) {
    this.#view = view;
    this.#section.querySelectorAll('[data-view]').forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.view === view)));
    this.#words();
    this.want();
  }

  #move(act) {
    act();
    this.#words();
    this.want();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.load(), ASK_AFTER_MS);
  }

  /** The lines around a moment; none: along with the time again. @param {number} [at] */
  goTo(at) {
    this.#paused = undefined;
    this.#look('lines');
    this.#move(() => this.#stretch.around(at));
  }

  /** Asks for the stretch anew. */
  async load() {
    const asked = ++this.#asked;
    this.#since = [];
    const { from, to } = this.#stretch;
    try {
      const answer = await api('GET', `/rooms/${this.#key}/view/series?from=${new Date(from).toISOString()}&to=${new Date(to).toISOString()}`);
      if (asked === this.#asked) {
        this.#take(answer);
      }
    } catch {
      if (asked === this.#asked) {
        this.#since = undefined;
        this.#picture.failed(() => this.load());
      }
    }
  }

  #take({ seq, width, series }) {
    this.#picture.mended();
    this.#width = width;
    this.#series = new Map(series.map((one) => [one.sensor_id, Series.of(one, width)]));
    const since = this.#since ?? [];
    this.#since = undefined;
    since.filter((entry) => entry.seq > seq).forEach((entry) => this.#add(entry));
    this.#changed();
    this.want();
  }

  /** A reading. @param {Record<string, any>} entry */
  add(entry) {
    this.#since?.push(entry);
    this.#add(entry);
    if (this.#paused === undefined) {
      this.#pace.want();
    }
  }

  #add({ sensor_id, sensor_value, at }) {
    const ms = Date.parse(at);
    if (ms >= this.#stretch.from && (this.#stretch.live || ms <= this.#stretch.to)) {
      if (!this.#series.has(sensor_id)) {
        this.#series.set(sensor_id, new Series(this.#width));
      }
      this.#series.get(sensor_id).add(ms, sensor_value);
    }
  }

  want() {
    this.#pace.want();
  }

  /** The page is looked at again. */
  look() {
    this.#pace.look();
  }

  /** @param {string} id */
  shows(id) {
    return this.#chosen[id] ?? [...this.#board.sensors.keys()].indexOf(id) < FIRST_SHOWN;
  }

  /** @param {string} id */
  toggle(id) {
    this.#chosen[id] = !this.shows(id);
    localStorage.setItem(this.#store, JSON.stringify(this.#chosen));
    this.want();
  }

  /** Of the stretch that is looked at. @param {string} id */
  sum(id) {
    return this.#series.get(id)?.sum();
  }

  /** The stretch's length in words. */
  get rangeText() {
    return this.#stretch.range ? t(`range.${this.#stretch.range}`) : span(this.#stretch.length);
  }

  #words() {
    const { live, range } = this.#stretch;
    const paused = this.#paused !== undefined;
    const press = (name, on) => this.#section.querySelector(`[data-do=${name}]`).setAttribute('aria-pressed', String(on));
    this.#section.querySelectorAll('[data-range]').forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.range === range)));
    press('live', live && !paused);
    press('pause', paused);
    this.#section.querySelector('[data-do=pause]').textContent = paused ? t('plot.resume') : t('plot.pause');
    this.#section.querySelector('[data-tools]').hidden = this.#view !== 'lines';
    this.#section.querySelector('[data-stretch]').textContent = paused
      ? t('plot.paused', { time: clock(new Date(this.#paused)) })
      : live ? '' : t('plot.past', this.#ends());
  }

  #ends() {
    return { from: full(new Date(this.#stretch.from)), to: full(new Date(this.#stretch.to)) };
  }

  #draw() {
    const ids = [...this.#board.sensors.keys()].filter((id) => this.shows(id));
    const colours = palette(this.#stage);
    const to = this.#paused !== undefined && this.#stretch.live ? this.#paused : this.#stretch.to;
    const from = to - this.#stretch.length;
    if (this.#stretch.live && this.#paused === undefined) {
      this.#series.forEach((series) => series.forget(from));
    }
    if (this.#view === 'lines') {
      this.#picture.lines({ lines: ids.map((id) => this.#line(id, to)), from, to, colours, loaded: this.#asked > 0 && this.#since === undefined }, t('plot.lines.label', {
        names: ids.map((id) => this.#board.label(id)).join(', '), from: when(new Date(from)), to: when(new Date(to)),
      }));
    } else {
      const now = ids.map((id) => this.#now(id));
      const readings = now.filter(({ value }) => value !== undefined).map(({ label, value, unit }) => `${label} ${measured(value, unit)}`).join(', ');
      this.#picture.now(this.#view, { now, colours }, t('plot.now.label', { readings }));
    }
  }

  #line(id, to) {
    const { unit, above, below } = this.#board.sensors.get(id);
    const alarms = this.#board.alarmsOf(id).filter(({ alarm }) => alarm !== 'silent').map(({ raised_at, cleared_at }) => ({ from: Date.parse(raised_at), to: cleared_at ? Date.parse(cleared_at) : to }));
    return { id, label: this.#board.label(id), unit, colour: this.#board.colour(id), above, below, points: this.#series.get(id)?.points() ?? [], alarms };
  }

  #now(id) {
    const { unit, above, below, sensor_value: value } = this.#board.sensors.get(id);
    const { least, most } = this.sum(id) ?? {};
    const open = this.#board.open().filter(({ sensor_id }) => sensor_id === id);
    return { id, label: this.#board.label(id), unit, colour: this.#board.colour(id), above, below, value, least, most, alarm: lookOf(open) === 'alarm' };
  }
}
