import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { Lines } from '../kind/release/lines.js';
import { Reel } from '../kind/release/reel.js';
import { Rows } from '../kind/release/rows.js';
import { Search } from '../kind/release/search.js';
import { settle } from './fakes.js';

test('rows are a head for each stage and its lines, unless it is folded', () => {
  const rows = new Rows();
  assert.deepEqual([rows.length, rows.at(0)], [0, undefined]);
  rows.set([{ stage: 'build', lines: 3, open: true }, { stage: 'test', lines: 5, open: false }, { stage: 'ship', lines: [4, 9], open: true }]);
  assert.equal(rows.length, 8);
  assert.deepEqual([0, 1, 3, 4, 5, 6, 7].map((i) => rows.at(i)).map(({ stage, line }) => `${stage} ${line}`), ['build 0', 'build 1', 'build 3', 'test 0', 'ship 0', 'ship 4', 'ship 9']);
  assert.deepEqual([rows.at(8), rows.at(-1)], [undefined, undefined]);
});

test('a line is found where it is, and at its head where it is not shown', () => {
  const rows = new Rows();
  rows.set([{ stage: 'build', lines: 3, open: true }, { stage: 'test', lines: 5, open: false }, { stage: 'ship', lines: [4, 9], open: true }]);
  assert.deepEqual([['build', 2], ['test', 2], ['ship', 9], ['ship', 5], ['none', 1], ['build', 99]].map(([stage, line]) => rows.indexOf({ stage, line })), [2, 4, 7, 5, -1, 0]);
  assert.deepEqual(['build', 'test', 'ship'].map((stage) => rows.endOf(stage)), [4, 5, 8]);
});

test('a list that a browser can scroll is scrolled as it is', () => {
  const reel = new Reel(8000);
  reel.resize(5000, 500);
  assert.equal(reel.height, 5000);
  assert.equal(reel.moved(1234), 1234);
  assert.deepEqual([reel.top, reel.drawn(1300)], [1234, 1300]);
  assert.equal(reel.jump(99_999), 4500);
  reel.resize(300, 500);
  assert.deepEqual([reel.top, reel.bar], [0, 0]);
});

test('in a higher one the bar covers all of it, and a turn of the wheel moves as far as it says', () => {
  const reel = new Reel(8000);
  reel.resize(20_000_000, 500);
  assert.equal(reel.height, 8000);
  reel.moved(7500);
  assert.equal(reel.top, 20_000_000 - 500, 'the end is the end');
  reel.moved(3750);
  assert.equal(reel.top, (20_000_000 - 500) / 2, 'half is half');
  const { top, bar } = reel;
  reel.moved(bar + 100);
  assert.equal(reel.top, top + 100);
  assert.equal(reel.drawn(reel.top), bar + 100, 'what is at the top is drawn at the top');
});

test('every pixel of a higher one is reached by the wheel, down to the end and up again', () => {
  const reel = new Reel(4000);
  const full = 40_000;
  reel.resize(full, 500);
  const turn = (by) => {
    const bar = Math.min(Math.max(reel.bar + by, 0), 3500);
    const before = reel.top;
    reel.moved(bar);
    return reel.top - before;
  };
  for (let turns = 0; turns < 600; turns++) {
    const moved = turn(100);
    assert.ok(moved === 100 || reel.top === full - 500, `${moved} at ${reel.top}`);
  }
  assert.equal(reel.top, full - 500);
  for (let turns = 0; turns < 600; turns++) {
    const moved = turn(-100);
    assert.ok(moved === -100 || reel.top === 0, `${moved} at ${reel.top}`);
  }
  assert.equal(reel.top, 0);
});

test('what grows below does not move what is in sight', () => {
  const reel = new Reel(8000);
  reel.resize(20_000, 500);
  reel.jump(10_000);
  reel.resize(90_000, 500);
  assert.equal(reel.top, 10_000);
  assert.ok(reel.bar < 2000, `${reel.bar}`);
});

/** Lines whose other end is the test. */
function served(total) {
  const asked = [];
  let heard = 0;
  let away = false;
  const lines = new Lines(async (stage, from, limit) => {
    asked.push(from);
    if (away) {
      throw new Error('away');
    }
    const texts = Array.from({ length: Math.max(0, Math.min(limit, total - from + 1)) }, (_, i) => `line ${from + i}`);
    return { parts: texts.length ? [{ first: from, at: '2026-11-20T14:00:00.000Z', lines: texts, errors: [1] }] : [] };
  }, () => heard++);
  return { lines, asked, heard: () => heard, goAway: (is) => (away = is) };
}
const places = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => ({ stage: 'build', line: from + i }));

test('what is in sight is asked for once, by pages, and is there then', async () => {
  const { lines, asked, heard } = served(1000);
  lines.want([{ stage: 'build', line: 0 }, ...places(190, 210)]);
  lines.want(places(195, 215));
  await settle();
  assert.deepEqual(asked, [1, 201]);
  assert.deepEqual([lines.get('build', 190).text, lines.get('build', 202).error, lines.get('build', 203).error, lines.get('build', 900)], ['line 190', true, false, undefined]);
  assert.equal(heard(), 2);
  lines.want(places(1, 400));
  await settle();
  assert.equal(asked.length, 2);
});

test('what was passed by is not asked for, and no more than two pages are under way', async () => {
  const { lines, asked } = served(100_000);
  for (let line = 1; line < 90_000; line += 1000) {
    lines.want(places(line, line + 40));
  }
  assert.equal(asked.length, 2);
  await settle();
  assert.deepEqual(asked, [1, 1001, 89_001]);
});

test('what the server does not have is asked for again in a while, not at once', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const { lines, asked, goAway } = served(10);
  for (let i = 0; i < 20; i++) {
    lines.want(places(1, 40));
    await settle();
  }
  assert.equal(asked.length, 1);
  mock.timers.tick(2000);
  goAway(true);
  lines.want(places(1, 40));
  await settle();
  lines.want(places(1, 40));
  await settle();
  assert.equal(asked.length, 2);
  goAway(false);
  mock.timers.tick(2000);
  lines.want(places(1, 40));
  await settle();
  assert.equal(asked.length, 3);
  mock.timers.reset();
});

test('what is told live is not asked for; of much the oldest is let go', () => {
  const { lines, asked } = served(0);
  for (let first = 1; first < 200_000; first += 100) {
    lines.put('build', { first, at: 'now', lines: Array(100).fill('x') });
  }
  lines.want(places(199_900, 199_990));
  assert.deepEqual(asked, []);
  assert.deepEqual([lines.get('build', 1), lines.get('build', 199_999).text], [undefined, 'x']);
});

test('answers of a release that is shown no more are not put in', async () => {
  const { lines, heard } = served(1000);
  lines.want(places(1, 10));
  lines.clear();
  await settle();
  assert.deepEqual([lines.get('build', 1), heard()], [undefined, 0]);
});

test('a search goes through all stages, page by page, and round through what it found', async () => {
  const asked = [];
  const pages = { 'build 1': { hits: [{ line: 3 }], next: 50 }, 'build 50': { hits: [], next: null }, 'ship 1': { hits: [{ line: 7 }, { line: 8 }], next: null } };
  const search = new Search(async (stage, wanted, from) => {
    asked.push(`${stage} ${from}`);
    return pages[`${stage} ${from}`];
  });
  await search.look('needle', ['build', 'ship']);
  assert.deepEqual(asked, ['build 1', 'build 50', 'ship 1']);
  assert.equal(search.done, true);
  assert.deepEqual([1, 1, 1, 1, -1].map((by) => search.step(by).line), [3, 7, 8, 3, 8]);
  await search.look('', ['build', 'ship']);
  assert.deepEqual([search.step(1), asked.length], [undefined, 3]);
});

test('another search ends the one under way, and a server that goes round in circles ends it too', async () => {
  let release;
  const search = new Search((stage, wanted, from) => (wanted === 'slow'
    ? new Promise((answer) => {
      release = answer;
    })
    : Promise.resolve({ hits: [{ line: from }], next: 1 })));
  const slow = search.look('slow', ['build']);
  await search.look('round', ['build']);
  release({ hits: [{ line: 99 }], next: null });
  await slow;
  assert.deepEqual(search.places, [{ stage: 'build', line: 1 }]);
  assert.equal(search.step(-1).line, 1);
});
