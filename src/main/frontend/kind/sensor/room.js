// The sensor room's stage: what comes goes to the board and the chart, and is drawn at the page's pace.
import { t } from '../../i18n.js';
import { tabs } from '../../link.js';
import { arriveAt } from '../../room/jumps.js';
import { Reads } from '../../room/reads.js';
import { toast } from '../../toast.js';
import { api } from '../../wire/api.js';
import { SendStore } from '../../wire/send-store.js';
import { Sends } from '../../wire/sends.js';
import { Alarms } from './alarms.js';
import { Board } from './board.js';
import { Chart } from './chart.js';
import { Pace } from './pace.js';
import { filterSensors } from './sensor-filter.js';
import { Table } from './table.js';
import { Tiles } from './tiles.js';
import { workTableUpload } from './upload.js';

/** "silent for 3 min" goes on by itself. */
const CLOCK_MS = 1000;
/** Ends after which nothing can be said here, until the room is entered again. */
const OUTSIDE = new Set(['removed', 'forbidden', 'gone']);

export class SensorRoom {
  #room;
  #board = new Board();
  #tiles;
  #table;
  #alarms;
  #filter;
  #chart;
  #sends;
  #reads;
  #connected = false;
  /** Sensors whose figures are to be drawn anew. @type {Set<string>} */ #news = new Set();
  #pace = new Pace(() => this.#draw());

  /** @param {ReturnType<typeof import('../../room/room.js').openRoom>} room */
  constructor(room) {
    this.#room = room;
    const { stage, state, channel, people, you } = room;
    this.#board.merge(JSON.parse(stage.querySelector('[data-board]').dataset.board));
    stage.querySelector('[data-origin]').textContent = window.location.origin;
    this.#chart = new Chart(stage, this.#board, state.room, () => this.#everything());
    this.#tiles = new Tiles(stage.querySelector('[data-tiles]'), this.#board, (id) => this.#press(id));
    this.#tiles.press((id) => this.#chart.shows(id));
    this.#table = new Table(stage.querySelector('[data-figures]'), this.#board);
    this.#filter = filterSensors(stage);
    this.#alarms = new Alarms(stage, this.#board, { name: (login) => people.of(login).name, take: (seq) => this.#take(seq), takes: state.writes });
    this.#sends = new Sends((frame) => channel.publish(frame), new SendStore(you.login, state.room, tabs), ({ seq }) => seq !== undefined && seq <= channel.seq, state.max_frame);
    this.#reads = new Reads(state.read, state.seq, (seq) => channel.publish({ type: 'read', seq }), () => this.#connected && document.visibilityState === 'visible');
    workTableUpload(stage, state.room, () => this.#chart.load());
    this.#listen();
    this.#chart.load();
    setInterval(() => this.#tick(), CLOCK_MS);
  }

  #listen() {
    const { channel } = this.#room;
    channel.addEventListener('entry', ({ detail }) => this.#entry(detail));
    channel.addEventListener('reset', () => this.#again());
    channel.addEventListener('welcome', ({ detail }) => this.#welcome(detail));
    channel.addEventListener('state', ({ detail }) => detail.state !== 'open' && this.#left(detail.end));
    this.#sends.addEventListener('change', ({ detail }) => this.#refused(detail.send));
    this.#sends.addEventListener('stalled', () => channel.again());
    this.#room.jumps.addEventListener('jump', ({ detail }) => this.#jump(detail.entry));
    this.#room.jumps.addEventListener('leave', () => this.#chart.goTo());
    document.addEventListener('visibilitychange', () => {
      this.#pace.look();
      this.#chart.look();
      this.#reads.look();
    });
    ['beforeunload', 'pagehide'].forEach((end) => window.addEventListener(end, () => this.#reads.leave()));
  }

  #entry(entry) {
    const changed = this.#board.apply(entry);
    if (changed === 'reading' || changed === 'new') {
      this.#chart.add(entry);
      this.#news.add(entry.sensor_id);
      if (changed === 'new') {
        this.#everything();
      }
    } else if (changed === 'alarm') {
      this.#alarmed(entry);
    }
    this.#sends.confirmed(entry);
    this.#reads.shown(entry.seq, entry.from === this.#room.you.login);
    this.#pace.want();
  }

  #alarmed(entry) {
    this.#alarms.show();
    this.#chart.want();
    this.#news.add(entry.sensor_id);
    if (entry.type === 'alarm') {
      this.#alarms.say(entry);
    }
  }

  #welcome(snapshot) {
    this.#connected = true;
    this.#sends.connected();
    this.#reads.look();
    if (snapshot.sensors) {
      this.#board.merge(snapshot);
      this.#everything();
    }
  }

  #left(end) {
    this.#connected = false;
    this.#sends.disconnected();
    if (OUTSIDE.has(end)) {
      this.#sends.giveUp('left');
    }
  }

  /** What is shown is of another life of the log, or too old. */
  #again() {
    const { room } = this.#room.state;
    api('GET', `/rooms/${room}/snapshot`).then((answer) => {
      this.#board.merge(answer.snapshot ?? answer);
      this.#everything();
    }, () => {});
    this.#chart.load();
  }

  #everything() {
    const { stage } = this.#room;
    const quiet = this.#board.sensors.size === 0;
    stage.querySelector('[data-empty]').hidden = !quiet;
    stage.querySelector('[data-chart]').hidden = quiet;
    stage.querySelector('[data-figures]').hidden = quiet;
    this.#tiles.all();
    this.#tiles.press((id) => this.#chart.shows(id));
    this.#table.all();
    this.#table.head(this.#chart.rangeText);
    this.#filter.look();
    this.#alarms.show();
    [...this.#board.sensors.keys()].forEach((id) => this.#news.add(id));
    this.#chart.want();
    this.#pace.want();
  }

  #draw() {
    this.#news.forEach((id) => {
      this.#tiles.show(id);
      this.#table.show(id, this.#chart.sum(id));
    });
    this.#news.clear();
  }

  #tick() {
    this.#board.open().filter(({ alarm }) => alarm === 'silent').forEach(({ sensor_id }) => this.#news.add(sensor_id));
    this.#pace.want();
  }

  /** To the time of an entry; of an alarm to what is said of it, too. */
  #jump({ seq, at, raised }) {
    const { stage } = this.#room;
    this.#chart.goTo(Date.parse(at));
    arriveAt(stage.querySelector(`[data-alarm="${raised ?? seq}"]`) ?? stage.querySelector('[data-plot]'));
  }

  #press(id) {
    this.#chart.toggle(id);
    this.#tiles.press((which) => this.#chart.shows(which));
  }

  #take(seq) {
    this.#sends.add({ type: 'acknowledge', seq });
  }

  #refused(send) {
    if (send.state === 'failed') {
      toast(t('alarm.refused', { why: send.error?.detail ?? send.error?.code ?? '' }));
      this.#sends.discard(send.ref);
      this.#alarms.again();
    }
  }
}
