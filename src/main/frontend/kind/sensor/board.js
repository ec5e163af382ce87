// What the room's log comes to, as the page knows it: the newest reading of each sensor, and the alarms. As io.atrium.kind.sensor.Board.

/**
 * @typedef {{sensor_id: string, name?: string, unit?: string, above?: number, below?: number, silent_after?: number,
 *   sensor_value?: number, at?: string, seq?: number, heard_at?: string}} Sensor
 * @typedef {{seq: number, sensor_id: string, alarm: 'above' | 'below' | 'silent', limit: number, sensor_value?: number, raised_at: string,
 *   taken_by?: string, taken_at?: string, cleared_at?: string, cleared_value?: number}} Alarm
 */

/** As many alarms that are over as the server tells of. */
const PAST = 20;
const RULES = ['name', 'unit', 'above', 'below', 'silent_after'];

export class Board {
  /** In the order they are shown in. @type {Map<string, Sensor>} */ sensors = new Map();
  /** @type {Map<number, Alarm>} */ #alarms = new Map();

  /** A snapshot: it may know more, and less, than has been told since. @param {{sensors?: Sensor[], alarms?: Alarm[], past?: Alarm[]}} snapshot */
  merge({ sensors = [], alarms = [], past = [] }) {
    const before = this.sensors;
    const all = sensors.map((sensor) => [sensor.sensor_id, merged(before.get(sensor.sensor_id), sensor)]);
    const since = [...before].filter(([id, { seq }]) => seq !== undefined && !all.some(([known]) => known === id));
    this.sensors = new Map([...all, ...since]);
    for (const alarm of [...alarms, ...past]) {
      this.#alarms.set(alarm.seq, { ...this.#alarms.get(alarm.seq), ...alarm });
    }
    this.#forget();
  }

  /** @param {Record<string, any>} entry @returns {'reading' | 'new' | 'alarm' | undefined} what it changed; `new`: a sensor nobody knew */
  apply(entry) {
    if (entry.type === 'reading') {
      return this.#read(entry);
    }
    if (entry.type === 'alarm') {
      this.#alarm(entry);
      return 'alarm';
    }
    if (entry.type === 'acknowledge') {
      const alarm = this.#alarms.get(entry.target);
      if (alarm && !alarm.taken_by) {
        Object.assign(alarm, { taken_by: entry.from, taken_at: entry.at });
      }
      return 'alarm';
    }
    return undefined;
  }

  #read({ sensor_id, sensor_value, unit, at, stored_at, seq }) {
    let sensor = this.sensors.get(sensor_id);
    const unknown = !sensor;
    if (unknown) {
      sensor = { sensor_id };
      this.sensors.set(sensor_id, sensor);
    }
    sensor.heard_at = stored_at ?? at;
    if (sensor.at === undefined || at >= sensor.at) {
      Object.assign(sensor, { sensor_value, at, seq });
      // The settings' unit comes with the snapshot; where they name none, the sender's counts.
      sensor.unit ??= unit;
    }
    return unknown ? 'new' : 'reading';
  }

  #alarm({ seq, state, raised, at, sensor_id, alarm, limit, sensor_value }) {
    if (state === 'raised') {
      this.#alarms.set(seq, { ...this.#alarms.get(seq), seq, sensor_id, alarm, limit, sensor_value, raised_at: at });
    } else if (this.#alarms.has(raised)) {
      Object.assign(this.#alarms.get(raised), { cleared_at: at, cleared_value: sensor_value });
    }
    this.#forget();
  }

  #forget() {
    this.past().slice(PAST).forEach(({ seq }) => this.#alarms.delete(seq));
  }

  /** Those that last, the newest first. */
  open() {
    return this.#sorted().filter(({ cleared_at }) => cleared_at === undefined);
  }

  /** Those that are over, the newest first. */
  past() {
    return this.#sorted().filter(({ cleared_at }) => cleared_at !== undefined);
  }

  /** @param {string} id */
  alarmsOf(id) {
    return this.#sorted().filter(({ sensor_id }) => sensor_id === id);
  }

  #sorted() {
    return [...this.#alarms.values()].sort((a, b) => b.seq - a.seq);
  }

  /** What people call it. @param {string} id */
  label(id) {
    return this.sensors.get(id)?.name ?? id;
  }

  /** Which of the six colours. @param {string} id */
  colour(id) {
    return Math.min(6, [...this.sensors.keys()].indexOf(id) + 1);
  }
}

/** What the settings say is the snapshot's to say; which reading is newer, the number's. */
function merged(old, fresh) {
  if (!old || (fresh.seq ?? 0) >= (old.seq ?? 0)) {
    return { ...fresh };
  }
  const rules = Object.fromEntries(RULES.map((rule) => [rule, fresh[rule]]));
  return { ...old, ...rules, unit: fresh.unit ?? old.unit };
}
