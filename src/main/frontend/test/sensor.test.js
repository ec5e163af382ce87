import assert from 'node:assert/strict';
import { test } from 'node:test';
import { learn } from '../i18n.js';
import { Board } from '../kind/sensor/board.js';
import { scale, shared } from '../kind/sensor/faces.js';
import { figure, measured, span } from '../kind/sensor/figures.js';
import { linesOption } from '../kind/sensor/lines.js';
import { Pace } from '../kind/sensor/pace.js';
import { Series } from '../kind/sensor/series.js';
import { Stretch } from '../kind/sensor/stretch.js';
import { under } from '../kind/sensor/tiles.js';
import { wordsOf } from '../words.mjs';

learn(wordsOf('sensor'));
const reading = (seq, sensor_id, sensor_value, at, more = {}) => ({ type: 'reading', seq, sensor_id, sensor_value, at, ...more });

test('a figure has four digits where it has a fraction, and none too many', () => {
  assert.deepEqual([82.44, 1.6184, 38, 1013.25, 69.88083514, 0.0012345, -0.5, 0].map(figure), ['82.44', '1.618', '38', '1,013', '69.88', '0.00123', '-0.5', '0']);
  assert.equal(measured(82.4, '°C'), '82.4 °C');
  assert.deepEqual([90_000, 180_000, 7_200_000, 260_000_000].map(span), ['90 s', '3 min', '2 h', '3 d']);
});

test('a reading that comes late changes nothing that is shown now', () => {
  const board = new Board();
  board.apply(reading(1, 's1', 20, '2026-11-20T14:00:00.000Z'));
  board.apply(reading(2, 's1', 30, '2026-11-20T13:00:00.000Z', { stored_at: '2026-11-20T14:00:05.000Z' }));
  assert.equal(board.sensors.get('s1').sensor_value, 20);
  assert.equal(board.sensors.get('s1').heard_at, '2026-11-20T14:00:05.000Z');
});

test('a snapshot neither takes back what was told since nor forgets what it adds', () => {
  const board = new Board();
  board.merge({ sensors: [{ sensor_id: 's1', name: 'Outlet', above: 80, sensor_value: 20, at: '2026-11-20T14:00:00.000Z', seq: 4 }], alarms: [{ seq: 3, sensor_id: 's1', alarm: 'above', limit: 80, raised_at: '2026-11-20T13:59:00.000Z' }] });
  board.apply(reading(6, 's1', 21, '2026-11-20T14:00:10.000Z'));
  board.apply({ type: 'alarm', seq: 7, state: 'cleared', raised: 3, sensor_id: 's1', alarm: 'above', at: '2026-11-20T14:00:10.000Z', sensor_value: 21 });
  board.merge({ sensors: [{ sensor_id: 's1', name: 'Boiler outlet', above: 85, sensor_value: 20, at: '2026-11-20T14:00:00.000Z', seq: 4 }], alarms: [{ seq: 3, sensor_id: 's1', alarm: 'above', limit: 80, raised_at: '2026-11-20T13:59:00.000Z' }] });
  const sensor = board.sensors.get('s1');
  assert.deepEqual([sensor.sensor_value, sensor.name, sensor.above], [21, 'Boiler outlet', 85]);
  assert.deepEqual([board.open().length, board.past().length], [0, 1]);
});

test('an alarm is raised, taken once and cleared', () => {
  const board = new Board();
  board.apply({ type: 'alarm', seq: 5, state: 'raised', sensor_id: 's1', alarm: 'above', limit: 80, sensor_value: 82, at: '2026-11-20T14:00:00.000Z' });
  board.apply({ type: 'acknowledge', seq: 6, target: 5, from: 'bob', at: '2026-11-20T14:01:00.000Z' });
  board.apply({ type: 'acknowledge', seq: 7, target: 5, from: 'cho', at: '2026-11-20T14:02:00.000Z' });
  assert.deepEqual([board.open()[0].taken_by, board.open()[0].limit], ['bob', 80]);
  board.apply({ type: 'alarm', seq: 8, state: 'cleared', raised: 5, sensor_id: 's1', alarm: 'above', at: '2026-11-20T14:03:00.000Z' });
  assert.equal(board.past()[0].seq, 5);
});

test('a spike among ten thousand readings is still there, at its time', () => {
  const series = new Series(60_000);
  for (let i = 0; i < 10_000; i++) {
    series.add(i * 100, i === 4321 ? 99 : 20 + (i % 7) / 10);
  }
  const points = series.points();
  assert.ok(points.length <= 2 * 17, `${points.length} points`);
  assert.deepEqual(points.filter(([, value]) => value === 99), [[432_100, 99]]);
  assert.equal(series.sum().most, 99);
});

test('a series keeps the order of times, whatever the order things came in', () => {
  const series = new Series(1000);
  [5000, 1000, 3000, 2000, 4000, 3500].forEach((at) => series.add(at, at));
  const times = series.points().map(([at]) => at);
  assert.deepEqual(times, [...times].sort((a, b) => a - b));
  series.forget(3000);
  assert.deepEqual(series.points().map(([at]) => at), [3000, 3500, 4000, 5000]);
});

test('what the server summed up and what came since make one mean', () => {
  const series = Series.of({ n: 3, mean: 10, points: [[1000, 5], [2000, 15]] }, 1000);
  series.add(3000, 30);
  assert.deepEqual(series.sum(), { least: 5, mean: 15, most: 30 });
});

test('a stretch goes along with the time until it is moved, and again from now on', () => {
  let now = 10_000_000;
  const stretch = new Stretch(() => now);
  stretch.earlier();
  assert.equal(stretch.live, false);
  assert.equal(stretch.to, 10_000_000 - 900_000);
  now += 60_000;
  assert.equal(stretch.to, 10_000_000 - 900_000);
  stretch.later();
  stretch.later();
  assert.equal(stretch.live, true);
  assert.equal(stretch.to, now);
});

test('zooming keeps now where it is live, and the middle elsewhere', () => {
  const stretch = new Stretch(() => 100_000_000);
  stretch.in();
  assert.deepEqual([stretch.live, stretch.length, stretch.range], [true, 1_800_000, undefined]);
  stretch.move(-2);
  const middle = (stretch.from + stretch.to) / 2;
  stretch.out();
  assert.equal((stretch.from + stretch.to) / 2, middle);
});

test('however much comes, it is drawn ten times a second, and not at all while nobody looks', () => {
  let now = 0;
  let hidden = false;
  let drawn = 0;
  const waiting = [];
  const pace = new Pace(() => drawn++, { clock: () => now, frame: (act) => act(), later: (act, ms) => waiting.push({ act, at: now + ms }), hidden: () => hidden });
  for (; now < 1000; now++) {
    for (let i = 0; i < 5; i++) {
      pace.want();
    }
    waiting.splice(0).forEach((later) => (later.at <= now ? later.act() : waiting.push(later)));
  }
  assert.ok(drawn >= 9 && drawn <= 10, `${drawn} times`);
  hidden = true;
  now += 1000;
  waiting.splice(0).forEach(({ act }) => act());
  pace.want();
  const before = drawn;
  hidden = false;
  pace.look();
  assert.equal(drawn, before + 1);
});

test('a chart has a strip for each unit, and limits only where they are few', () => {
  const colours = { series: ['a', 'b', 'c', 'd', 'e', 'f'] };
  const line = (id, unit) => ({ id, label: id, unit, colour: 1, above: 80, points: [[1, 2]], alarms: [] });
  const few = linesOption({ lines: [line('a', '°C'), line('b', 'bar'), line('c', '°C')], from: 0, to: 10, width: 900, height: 400, colours });
  assert.deepEqual([few.grid.length, few.series.map(({ yAxisIndex }) => yAxisIndex)], [2, [0, 1, 0]]);
  assert.equal(few.series[0].markLine.data[0].yAxis, 80);
  const many = linesOption({ lines: ['a', 'b', 'c', 'd'].map((id) => line(id, '°C')), from: 0, to: 10, width: 900, height: 400, colours });
  assert.equal(many.series[0].markLine.data.length, 0);
});

test('a gauge has room beyond its limits and its readings', () => {
  const [min, max] = scale({ above: 80, below: 40, value: 52, least: 38, most: 71 });
  assert.ok(min < 38 && max > 80, `${min} to ${max}`);
  assert.deepEqual(scale({ value: 0 }).map(Number.isFinite), [true, true]);
});

test('shares are of positive readings of one unit', () => {
  const now = [{ id: 'a', unit: 'kW', value: 2 }, { id: 'b', unit: 'kW', value: -1 }, { id: 'c', unit: '°C', value: 20 }, { id: 'd', unit: 'kW', value: 3 }, { id: 'e', unit: 'kW' }];
  assert.deepEqual(shared(now).map(({ id }) => id), ['a', 'd']);
});

test('a tile says what is wrong before what is usual', () => {
  assert.equal(under({ above: 80, below: 5 }, []), 'limits 5 to 80');
  assert.equal(under({ above: 80, unit: '°C' }, [{ alarm: 'above', limit: 80 }]), 'above 80 °C');
  assert.equal(under({ heard_at: '2026-11-20T14:00:00.000Z' }, [{ alarm: 'silent', limit: 60 }], Date.parse('2026-11-20T14:03:00.000Z')), 'silent for 3 min');
});
