import assert from 'node:assert/strict';
import { test } from 'node:test';
import { learn } from '../i18n.js';
import { Ballots } from '../kind/poll/ballots.js';
import { Board, isFixed } from '../kind/poll/board.js';
import { act, bars, deadline, left, meanPlace, said, share, status } from '../kind/poll/figures.js';
import { Ranking } from '../kind/poll/inputs.js';
import { sizeOf } from '../kind/poll/texts.js';
import { Refusal } from '../wire/refusal.js';
import { wordsOf } from '../words.mjs';
import { settle } from './fakes.js';

learn(wordsOf('poll'));

const single = (tally, more = {}) => ({ id: 'q1', text: 'Lunch?', type: 'single', choices: ['A', 'B'], required: false, voted: false, tally: { question: 'q1', cast: tally.votes ?? 0, ...tally }, ...more });
const snapshot = (questions, more = {}) => ({ open: true, anonymous: false, change: false, results: 'live', per_page: 3, voters: 0, members: 4, questions, ...more });
const poll = () => new Board(snapshot([single({ votes: 1, counts: { A: 1, B: 0 } })]));

test('a tally that is told takes the place of the one before, and brings the turnout', () => {
  const board = poll();
  board.told({ type: 'tally', question: 'q1', votes: 3, counts: { A: 2, B: 1 }, cast: 3, voters: 3, members: 5 });
  assert.deepEqual(board.question('q1').tally.counts, { A: 2, B: 1 });
  assert.deepEqual([board.now.voters, board.now.members], [3, 5]);
});

test('what is shown is not hidden again by a tally that was on its way', () => {
  const board = poll();
  board.told({ question: 'q1', hidden: 'after_vote', cast: 2, voters: 2, members: 4 });
  assert.deepEqual([board.question('q1').tally.counts, board.question('q1').tally.cast], [{ A: 1, B: 0 }, 2]);
});

test('the final entry closes it, and a tally told before that comes too late', () => {
  const board = poll();
  board.close({ at: '2026-11-20T17:00:00.000Z', voters: 3, members: 4, tallies: [{ question: 'q1', votes: 3, counts: { A: 1, B: 2 }, cast: 3 }] });
  board.told({ question: 'q1', votes: 2, counts: { A: 1, B: 1 }, cast: 2, voters: 2, members: 4 });
  assert.equal(board.now.open, false);
  assert.deepEqual(board.question('q1').tally.counts, { A: 1, B: 2 });
});

test('a snapshot that asks something else than the page says so', () => {
  const board = poll();
  assert.equal(board.merge(snapshot([single({ votes: 2, counts: { A: 1, B: 1 } })])), true);
  assert.equal(board.merge(snapshot([single({ votes: 0, counts: {} }, { text: 'Dinner?' })])), false);
  assert.equal(board.merge(snapshot([single({ votes: 0, counts: {} }, { text: 'Dinner?' })], { anonymous: true })), false);
});

test('one answers while the poll is open, once or as long as votes can be changed', () => {
  assert.deepEqual(
    [[{ open: true, change: false }, { voted: false }, true], [{ open: true, change: false }, { voted: true }, true], [{ open: true, change: true }, { voted: true }, true],
      [{ open: false, change: true }, { voted: false }, true], [{ open: true, change: true }, { voted: false }, false]].map((one) => isFixed(...one)),
    [false, true, false, true, true]);
});

test('bars are shares of those who answered, a rating stands beside its highest, a ranking beside all points', () => {
  assert.deepEqual(bars(single({ votes: 3, counts: { A: 2, B: 1 } })), [{ size: 67, count: '2', share: '67 %' }, { size: 33, count: '1', share: '33 %' }]);
  assert.deepEqual(bars(single({ hidden: 'few' })).map(({ count }) => count), ['', '']);
  const rating = { type: 'rating', tally: { votes: 3, counts: { 1: 0, 2: 0, 3: 0, 4: 2, 5: 1 } } };
  assert.deepEqual(bars(rating).map(({ size }) => size), [0, 0, 0, 60, 30]);
  assert.equal(bars(rating)[4].count, '1 vote');
  const ranking = { type: 'ranking', choices: ['X', 'Y', 'Z'], tally: { votes: 2, counts: { X: 3, Y: 1, Z: 2 }, places: { X: [1, 1, 0], Y: [0, 1, 1], Z: [1, 0, 1] } } };
  assert.deepEqual(bars(ranking)[0], { size: 75, count: '3 points', share: 'place 1.5' });
  assert.deepEqual([share(1, 0), share(1, 8), meanPlace([0, 0]), meanPlace([1, 2, 0])], [0, 13, 0, 1.7]);
});

test('the status says why there is no more to see', () => {
  const board = { members: 4 };
  assert.equal(status(single({ votes: 1, counts: {} }), board), '1 of 4 has answered.');
  assert.equal(status({ tally: { cast: 2, hidden: 'few' } }, board), '2 of 4 have answered. Shown from 3 answers on.');
  assert.equal(status({ tally: { cast: 2, votes: 2, mean: 4.5 } }, board), '2 of 4 have answered. Mean 4.5.');
  assert.match(status({ tally: { cast: 4, votes: 3 } }, board), /^4 of 4 have answered\. 3 of them are shown; more are added three at a time/);
});

test('the deadline is a time today, a day before, and what is left gets finer', () => {
  const now = new Date('2026-11-20T14:21:00Z');
  const at = (closes_at) => ({ open: true, closes_at });
  assert.equal(deadline(at('2026-11-20T17:00:00Z'), now), 'closes today at 17:00');
  assert.equal(deadline(at('2026-12-18T17:00:00Z'), now), 'closes Friday, 18 December, 17:00');
  assert.equal(deadline({ open: false, closed_at: '2026-11-20T14:00:00Z' }, now), 'closed Friday, 20 November, 14:00');
  assert.equal(deadline({ open: true }, now), '');
  assert.deepEqual(
    ['2026-11-20T14:21:30Z', '2026-11-20T14:30:00Z', '2026-11-20T17:00:00Z', '2026-11-23T16:00:00Z'].map((end) => left(at(end), now.getTime())),
    ['less than a minute left', '9 min left', '2 h 39 min left', '3 d 1 h left']);
  assert.equal(left({ open: false, closes_at: '2026-11-20T17:00:00Z' }, now.getTime()), '');
});

test('a page sends what is new, then leads on', () => {
  const open = { open: true, change: false };
  assert.equal(act(open, [{ voted: false }], true, true), 'act.vote');
  assert.equal(act(open, [{ voted: true }, { voted: false }], false, true), 'act.send');
  assert.equal(act(open, [{ voted: true }], false, true), 'act.next');
  assert.equal(act(open, [{ voted: true }], true, true), '');
  assert.equal(act({ open: true, change: true }, [{ voted: true }], true, true), 'act.change');
  assert.equal(act({ open: false, change: true }, [{ voted: false }], false, true), '');
  assert.equal(act(open, [{ voted: false }], false, false), 'act.next');
});

test('an answer is told in words', () => {
  assert.deepEqual([{ choices: ['A', 'B'] }, { rating: 4 }, { text: 'Soup' }].map(said), ['A, B', '4', 'Soup']);
});

test('the more answers a word stands in, the larger it is', () => {
  assert.deepEqual([sizeOf(1, 1), sizeOf(1, 9), sizeOf(5, 9), sizeOf(9, 9)], [1, 1, 2, 3]);
});

/** Buttons as the page has them. */
function buttons(count) {
  return Array.from({ length: count }, () => {
    const place = { textContent: '' };
    return { attributes: {}, place, classList: { toggle() {} }, addEventListener() {}, querySelector: () => place, setAttribute(name, value) { this.attributes[name] = value; } };
  });
}

test('choices are ranked as they are pressed, the last one by itself, and one pressed again loses its place', () => {
  const all = buttons(3);
  const ranking = new Ranking({ querySelectorAll: () => all }, { choices: ['X', 'Y', 'Z'] });
  assert.equal(ranking.answer, undefined);
  ranking.press('Z');
  assert.deepEqual([ranking.problem, ranking.answer], [{ key: 'error.ranking' }, { choices: ['Z'] }]);
  ranking.press('X');
  assert.deepEqual([ranking.problem, ranking.answer], [undefined, { choices: ['Z', 'X', 'Y'] }]);
  assert.deepEqual(all.map(({ place }) => place.textContent), ['2', '3', '1']);
  assert.equal(all[0].attributes['aria-label'], 'X: place 2');
  ranking.press('Z');
  assert.deepEqual(ranking.answer, { choices: ['X', 'Y'] });
  assert.equal(all[2].attributes['aria-pressed'], 'false');
});

test('a vote waits for the room to be reached, and goes out under one ref', async () => {
  const sent = [];
  let waits = 0;
  let answer = () => undefined;
  const ballots = new Ballots((frame) => {
    sent.push(frame);
    return answer();
  }, () => waits++);
  const cast = ballots.cast({ type: 'vote', question: 'q1', choices: ['A'] });
  assert.equal(waits, 1);
  answer = () => Promise.reject(new Refusal({ code: 'unavailable', unknown: true }));
  ballots.again();
  await settle();
  answer = () => Promise.resolve({});
  ballots.again();
  assert.equal(await cast, undefined);
  assert.equal(sent.length, 3);
  assert.equal(new Set(sent.map(({ ref }) => ref)).size, 1);
});

test('a secret ballot whose answer was lost was counted, where the next is one too many', async () => {
  const answers = [new Refusal({ code: 'unavailable', unknown: true }), new Refusal({ code: 'already_voted' })];
  const ballots = new Ballots(() => Promise.reject(answers.shift()), () => {});
  const cast = ballots.cast({ type: 'vote' });
  await settle();
  ballots.again();
  assert.equal(await cast, undefined);
});

test('a vote that is refused says why', async () => {
  const ballots = new Ballots(() => Promise.reject(new Refusal({ code: 'already_voted', detail: 'you have voted' })), () => {});
  assert.equal((await ballots.cast({ type: 'vote' })).code, 'already_voted');
});
