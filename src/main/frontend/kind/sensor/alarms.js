// The list of alarms, and the banner that says the newest of those that last.
import { el, icon, say } from '../../dom.js';
import { t, when } from '../../i18n.js';
import { measured, span } from './figures.js';

const SPOKEN = 20;
/** Of those that are over; as io.atrium.kind.sensor.SensorPaint. */
const PAST = 8;

/** @typedef {import('./board.js').Alarm} Alarm */

export class Alarms {
  #stage;
  #board;
  #name;
  #takes;
  /** What is shown already. */ #told = '';

  /** @param {HTMLElement} stage @param {import('./board.js').Board} board @param {{name: (login: string) => string, take: (seq: number) => void, takes: boolean}} people `takes`: the viewer may */
  constructor(stage, board, { name, take, takes }) {
    this.#stage = stage;
    this.#board = board;
    this.#name = name;
    this.#takes = takes;
    stage.addEventListener('click', ({ target }) => {
      const button = target.closest('[data-take]');
      if (button) {
        button.disabled = true;
        take(Number(button.dataset.take));
      }
    });
  }

  show() {
    const open = this.#board.open();
    const past = this.#board.past().slice(0, PAST);
    const told = JSON.stringify([open, past, [...this.#board.sensors.values()].map(({ name, unit }) => [name, unit])]);
    if (told === this.#told) {
      return; // a button may have the focus
    }
    this.#told = told;
    const section = this.#stage.querySelector('[data-alarms]');
    section.querySelector('[data-open]').replaceChildren(...open.map((alarm) => this.#row(alarm)));
    section.querySelector('[data-past]').replaceChildren(...past.map((alarm) => this.#row(alarm)));
    section.querySelector('[data-none]').hidden = open.length + past.length > 0;
    say(section.querySelector('[data-count]'), open.length ? String(open.length) : '');
    this.#banner(open);
  }

  #banner(open) {
    const banner = this.#stage.querySelector('[data-banner-alarm]');
    banner.hidden = open.length === 0;
    if (open.length === 0) {
      return;
    }
    const [newest] = open;
    const what = this.what(newest);
    say(banner.querySelector('[data-what]'), open.length > 1 ? t('alarm.more', { what, n: open.length - 1 }) : what);
    const button = banner.querySelector('[data-take]');
    if (button) {
      button.hidden = newest.taken_by !== undefined;
      button.disabled = false;
      button.dataset.take = String(newest.seq);
    }
  }

  #row(alarm) {
    const over = alarm.cleared_at !== undefined;
    const silence = alarm.alarm === 'silent';
    const sign = over ? 'check' : silence ? 'lost' : 'warning';
    const what = this.what(alarm);
    return el('li', { class: 'row', 'data-alarm': String(alarm.seq) },
      el('span', { class: `chip ${over ? 'good' : silence ? 'warn' : 'bad'}` }, icon(sign)),
      el('span', { class: 'two t13' }, el('span', {}, what), el('small', {}, this.#details(alarm))),
      !over && !alarm.taken_by && this.#takes && el('button', { class: 'btn small', type: 'button', 'data-take': String(alarm.seq), 'aria-label': t('alarm.take.label', { what }) }, t('alarm.take')));
  }

  /** @param {Alarm} alarm */
  what({ sensor_id, alarm, limit }) {
    return t(`alarm.${alarm}`, { sensor: this.#board.label(sensor_id), limit: measured(limit, this.#board.sensors.get(sensor_id)?.unit) });
  }

  #details({ raised_at, cleared_at, taken_by }) {
    const raised = when(new Date(raised_at));
    const since = cleared_at === undefined
      ? t('alarm.since', { time: raised })
      : t('alarm.over', { time: raised, span: span(Date.parse(cleared_at) - Date.parse(raised_at)) });
    if (taken_by !== undefined) {
      return t('alarm.and', { a: since, b: t('alarm.taken', { name: this.#name(taken_by) }) });
    }
    return cleared_at === undefined ? t('alarm.and', { a: since, b: t('alarm.untaken') }) : since;
  }

  /** Anew, though nothing has changed: a button was pressed in vain. */
  again() {
    this.#told = '';
    this.show();
  }

  /** For who does not see it. @param {Record<string, any>} entry */
  say(entry) {
    const said = this.#stage.querySelector('[data-said]');
    said.append(el('p', {}, t(`alarm.${entry.state}.said`, { what: this.what(/** @type {Alarm} */ (entry)) })));
    while (said.children.length > SPOKEN) {
      said.firstElementChild.remove();
    }
  }
}
