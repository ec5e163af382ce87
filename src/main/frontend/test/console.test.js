import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesText, millisText, percentOf } from '../console/amounts.js';
import { pointsOf, scaleEnd } from '../console/chart.js';
import { LINES, Series } from '../console/series.js';
import { Watch } from '../console/watch.js';

const empty = (step) => ({ step, ...Object.fromEntries(LINES.map((line) => [line, []])) });
const second = (entries, commit) => ({ entries, deliveries: 0, people: 1, commit_ms: commit, fan_out_ms: 0 });

test('amounts are short and keep their unit', () => {
  assert.equal(bytesText(999), '999 byte');
  assert.equal(bytesText(1_260_000), '1.3 MB');
  assert.equal(millisText(4.12), '4.1');
  assert.equal(millisText(41.6), '42');
  assert.equal(percentOf(1, 0), 0);
});

test('a rate is gathered to its mean, a delay to its peak, and what is too old is let go', () => {
  const series = new Series(empty(2), 6);
  [[1, 9], [3, 1], [0, 0], [0, 0], [4, 2], [4, 2], [8, 5], [8, 5]].forEach(([entries, commit]) => series.add(second(entries, commit)));
  assert.deepEqual(series.of('entries'), [0, 4, 8]);
  assert.deepEqual(series.of('commit_ms'), [0, 2, 5]);
  series.add(second(100, 100));
  assert.deepEqual(series.of('entries'), [0, 4, 8], 'a point is whole or not there');
});

test('a chart ends at now, leaves open what is not known, and holds its highest', () => {
  assert.deepEqual([0, 1, 3, 5, 41, 100, 101].map(scaleEnd), [1, 1, 5, 5, 50, 100, 200]);
  assert.deepEqual(pointsOf([0, 10], 11, 150, 10), [[134, 100], [144, 14]]);
});

class Wire extends EventTarget {
  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

test('figures are pushed by who can, asked for where not, and a break is told once', async () => {
  const wire = new Wire();
  const seen = [];
  const watch = new Watch(wire, async () => ({ type: 'figures', asked: true })).begin();
  watch.addEventListener('figures', ({ detail }) => seen.push(detail.asked ? 'asked' : 'pushed'));
  watch.addEventListener('away', () => seen.push('away'));
  let hear;
  wire.tell('carrier', { carrier: { watch: (channel, heard) => channel === 'console' && (hear = heard) } });
  hear({ type: 'figures' });
  wire.tell('state', { state: 'waiting' });
  wire.tell('state', { state: 'connecting' });
  hear({ type: 'figures' });
  wire.tell('carrier', { carrier: {} });
  await new Promise((done) => {
    setTimeout(done);
  });
  wire.tell('state', { state: 'stopped' });
  assert.deepEqual(seen, ['pushed', 'away', 'asked', 'away']);
});
