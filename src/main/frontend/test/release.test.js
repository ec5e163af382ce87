import assert from 'node:assert/strict';
import { test } from 'node:test';
import { learn } from '../i18n.js';
import { marked, pieces, plain } from '../kind/release/ansi.js';
import { Console, askingOf, focusOf } from '../kind/release/console.js';
import { add, gather } from '../kind/release/errors.js';
import { between, clock, span } from '../kind/release/figures.js';
import { factsOf, under } from '../kind/release/head.js';
import { endOf } from '../kind/release/history.js';
import { addressOf, hashOf } from '../kind/release/places.js';
import { wordsOf } from '../words.mjs';

learn(wordsOf('release'));
const ESC = '\u001b';
const at = (minute) => `2026-11-20T14:${String(minute).padStart(2, '0')}:00.000Z`;

/** A console that was told these things, a minute apart. */
function told(...entries) {
  const console = new Console();
  const changes = entries.map((entry, i) => console.apply({ seq: i + 1, from: 'cho', at: at(i), ...entry }));
  return { console, changes };
}
const opens = { type: 'release', version: '1.4.2', stages: ['build', 'ship'] };
const stage = (name, status, more = {}) => ({ type: 'stage', stage: name, status, ...more });
const log = (name, lines, more = {}) => ({ type: 'log', stage: name, lines, ...more });

test('a release runs, asks, is approved and passes', () => {
  const { console } = told(opens, stage('build', 'running'), stage('build', 'passed'), stage('ship', 'needs_approval', { note: 'two nodes' }));
  assert.equal(askingOf(console.release).stage, 'ship');
  assert.equal(console.release.outcome, undefined);
  console.apply({ seq: 5, type: 'approve', stage: 'ship', from: 'ann', at: at(5) });
  const [, ship] = console.release.stages;
  assert.deepEqual([ship.status, ship.answer, ship.answered_by, ship.started_at], ['running', 'approve', 'ann', at(5)]);
  console.apply({ seq: 6, ...stage('ship', 'passed'), from: 'cho', at: at(9) });
  assert.deepEqual([console.release.outcome, console.release.ended_at], ['passed', at(9)]);
});

test('a rejected stage has failed, and the release with it; run again it goes on', () => {
  const { console } = told(opens, stage('build', 'skipped'), stage('ship', 'needs_approval'), { type: 'reject', stage: 'ship' });
  assert.deepEqual([console.release.outcome, console.release.failed_at], ['failed', 'ship']);
  console.apply({ seq: 5, ...stage('ship', 'needs_approval'), from: 'cho', at: at(5) });
  assert.equal(console.release.outcome, undefined);
  assert.equal(console.release.stages[1].answer, undefined);
});

test('lines are counted on from what the snapshot says, and what is in it is not counted again', () => {
  const console = new Console();
  console.merge({ seq: 10, release: { seq: 1, version: '1', opened_at: at(0), stages: [{ stage: 'build', status: 'running', lines: 7, errors: 0, seq: 10 }] } });
  assert.equal(console.apply({ seq: 10, from: 'cho', at: at(1), ...log('build', ['old']) }), undefined);
  const change = console.apply({ seq: 11, from: 'cho', at: at(1), ...log('build', ['a', 'error: b'], { errors: [1] }) });
  assert.deepEqual([change.what, change.first, change.stage.lines, change.stage.first_error], ['log', 8, 9, 9]);
  assert.equal(console.apply({ seq: 12, type: 'log', stage: 'build', line: 'one', from: 'cho', at: at(1) }).first, 10);
});

test('the next release ends one that still went on', () => {
  const { console } = told(opens, stage('build', 'running'), { ...opens, version: '1.4.3' });
  assert.deepEqual(console.earlier.map(({ version, outcome, ended_at: end }) => [version, outcome, end]), [['1.4.2', 'abandoned', at(2)]]);
  assert.equal(console.release.version, '1.4.3');
});

test('one looks at what runs, at what failed, at the newest lines', () => {
  const of = (...stages) => focusOf({ stages: stages.map(([name, status, lines = 0]) => ({ stage: name, status, lines })) }).stage;
  assert.equal(of(['a', 'failed', 5], ['b', 'running']), 'b');
  assert.equal(of(['a', 'failed', 5], ['b', 'passed', 9]), 'a');
  assert.equal(of(['a', 'passed', 5], ['b', 'passed', 9], ['c', 'waiting']), 'b');
  assert.equal(of(['a', 'waiting'], ['b', 'waiting']), 'a');
});

test('colours become classes where the sixteen are meant, and values elsewhere', () => {
  assert.deepEqual(pieces(`a${ESC}[1;31mb${ESC}[0mc`), [{ text: 'a', look: '' }, { text: 'b', look: 'bold ink1' }, { text: 'c', look: '' }]);
  assert.deepEqual(pieces(`${ESC}[92;44mx`), [{ text: 'x', look: 'ink10 ground4' }]);
  assert.deepEqual(pieces(`${ESC}[38;5;208;48;5;9mx`), [{ text: 'x', look: 'ground9', colour: 'rgb(255 135 0)' }]);
  assert.deepEqual(pieces(`${ESC}[38;5;244mx`), [{ text: 'x', look: '', colour: 'rgb(128 128 128)' }]);
  assert.deepEqual(pieces(`${ESC}[38;2;1;2;3;1mx`), [{ text: 'x', look: 'bold', colour: 'rgb(1 2 3)' }]);
  assert.deepEqual(pieces(`${ESC}[38:2::1:2:3;4mx`), [{ text: 'x', look: 'under', colour: 'rgb(1 2 3)' }]);
  assert.deepEqual(pieces(`${ESC}[31;7mx${ESC}[27my`), [{ text: 'x', look: 'ground1' }, { text: 'y', look: 'ink1' }]);
  assert.deepEqual(pieces(`${ESC}[1;2mx${ESC}[22my${ESC}[39;49m`), [{ text: 'x', look: 'bold dim' }, { text: 'y', look: '' }]);
});

test('nonsense for a colour is none, and no other sequence is shown', () => {
  assert.deepEqual(pieces(`${ESC}[38;5;999mx`), [{ text: 'x', look: '' }]);
  assert.deepEqual(pieces(`${ESC}[38;2;1mx`), [{ text: 'x', look: '' }]);
  assert.deepEqual(pieces(`${ESC}[38mx`), [{ text: 'x', look: '' }]);
  assert.equal(plain(`${ESC}]8;;http://x${ESC}\\link${ESC}[2K${ESC}c!`), 'link!');
});

test('what is looked for is cut out across colours, whatever its case', () => {
  const all = marked(pieces(`a Nee${ESC}[1mdle${ESC}[0m b needle`), 'needle');
  assert.deepEqual(all.map(({ text, look, hit }) => [text, look, hit]), [
    ['a ', '', false], ['Nee', '', true], ['dle', 'bold', true], [' b ', '', false], ['needle', '', true],
  ]);
  const untouched = pieces('nothing here');
  assert.equal(marked(untouched, 'needle'), untouched);
  assert.equal(marked(untouched, ''), untouched);
});

test('spans have two figures, and times their seconds', () => {
  assert.deepEqual([0, 41_000, 134_000, 362_900, 7_500_000, 260_000_000].map(span), ['0 s', '41 s', '2 min 14 s', '6 min 02 s', '2 h 05 min', '3 d']);
  assert.equal(between(at(0), undefined, Date.parse(at(3))), '3 min 00 s');
  assert.match(clock(new Date('2026-11-20T14:02:07Z')), /^\d\d:\d\d:07$/);
});

test('a stage says in a few words how it stands', () => {
  assert.equal(under({ status: 'waiting' }), 'waiting');
  assert.equal(under({ status: 'passed', started_at: at(0), ended_at: at(2) }), '2 min 00 s');
  assert.equal(under({ status: 'passed' }), 'passed');
  assert.equal(under({ status: 'failed', started_at: at(0), ended_at: at(2) }), '2 min 00 s, failed');
  assert.deepEqual([true, false].map((may) => under({ status: 'needs_approval' }, may)), ['your approval', 'waits for approval']);
});

test('a release says when it was opened, by whom and how it ended', () => {
  const facts = factsOf({ opened_at: at(0), opened_by: 'cho', ended_at: at(9), outcome: 'failed', commit: 'c41f09e' }, (login) => login.toUpperCase());
  assert.match(facts, /^opened .* by CHO · failed after 9 min 00 s · c41f09e$/);
  assert.match(endOf({ outcome: 'failed', opened_at: at(0), failed_at: 'test' }), /, failed at test$/);
  assert.match(endOf({ outcome: 'passed', opened_at: at(0), ended_at: at(19) }), /, 19 min 00 s$/);
});

test('a line has an address, whatever its stage is called', () => {
  for (const name of ['build', 'ship it', '打包', 'a:b/c', '50%']) {
    assert.deepEqual(addressOf(hashOf(12, { stage: name, line: 426 })), { release: 12, stage: name, line: 426 });
  }
  assert.deepEqual(addressOf('#build:426'), { stage: 'build', line: 426 });
  for (const none of ['', '#', '#build', '#build:', '#build:0', '#build:x', '#%:1', '#1/build:1:2']) {
    assert.equal(addressOf(none), undefined, none);
  }
});

test('errors are gathered a page at a time, and kept up with what comes', async () => {
  const asked = [];
  const pages = { 1: { hits: [{ line: 3, at: at(0), text: 'error: a' }], next: 4 }, 4: { hits: [{ line: 9, at: at(0), text: 'error: b' }], next: null } };
  const found = await gather([{ stage: 'build', errors: 2 }, { stage: 'ship', errors: 0 }], async (name, from) => {
    asked.push([name, from]);
    return pages[from];
  });
  assert.deepEqual(asked, [['build', 1], ['build', 4]]);
  add(found, 'ship', 5, { lines: ['fine', 'error: c'], errors: [1], at: at(1) });
  assert.deepEqual([...found].map(([name, lines]) => [name, [...lines.keys()]]), [['build', [3, 9]], ['ship', [6]]]);
});
