import assert from 'node:assert/strict';
import { test } from 'node:test';
import { marksOf, pieces, wordsOf } from '../marks.js';
import { Hits } from '../search/hits.js';
import { asked, complaint, filtersOf, replaced, tokenAt, withFilter, zoned } from '../search/query.js';
import { foundText, troubleText } from '../search/status.js';
import { suggestions } from '../search/suggestions.js';
import { whereIs } from '../kind/release/whereabouts.js';
import { seqOf } from '../room/jumps.js';
import { addressOf } from '../search/hit-row.js';

const KINDS = ['chat', 'sensor'];

test('words, phrases, exclusions and filters are told apart', () => {
  const filters = filtersOf('boiler "from:ann ran hot" -from:bob in:ops https://a.example IN：news kind:');
  assert.deepEqual(filters.map(({ key, value, not }) => [key, value, not]), [['from', 'bob', true], ['in', 'ops', false], ['in', 'news', false]]);
});

test('the server is asked in its own spelling, and not for a filter that has no value yet', () => {
  assert.equal(asked('  Boiler  From:ann in：ops from: "ran hot" -pump from:"bob"'), 'Boiler from:ann in:ops "ran hot" -pump from:bob');
  assert.equal(asked('kind:'), '');
  assert.equal(asked('说：热 https://a.example'), '说：热 https://a.example');
});

test('a filter the server would refuse is complained about before it is asked', () => {
  assert.equal(complaint('kind:chat has:link after:2026-11-20 before:2026-11-20T08:00+01:00 from:ann', KINDS), undefined);
  assert.deepEqual(['kind:chess', 'has:picture', 'after:yesterday', 'before:2026-02-30', 'x'.repeat(401)].map((typed) => complaint(typed, KINDS).why), ['kind', 'has', 'date', 'date', 'long']);
  assert.equal(complaint('kind: before:', KINDS), undefined, 'who has not typed the value yet is left alone');
});

test('a day begins in the zone of who asks', () => {
  assert.deepEqual(zoned('hot after:2026-11-20', 'Asia/Shanghai'), { q: 'hot after:2026-11-20', tz: 'Asia/Shanghai' });
  assert.deepEqual(zoned('hot', 'Asia/Shanghai'), { q: 'hot' });
});

test('a filter is taken out, replaced and put behind what is typed', () => {
  const typed = 'hot from:ann pump';
  const [filter] = filtersOf(typed);
  assert.deepEqual(replaced(typed, filter), { text: 'hot pump', caret: 3 });
  assert.deepEqual(replaced(typed, filter, 'from:bob'), { text: 'hot from:bob pump', caret: 12 });
  assert.equal(withFilter('hot ', 'in', 'ops'), 'hot in:ops');
  assert.equal(tokenAt('hot fr', 6).text, 'fr');
  assert.equal(tokenAt('hot ', 4), undefined);
});

const known = {
  people: () => [{ login: 'ann', name: 'Ann Lindqvist' }, { login: 'chen', name: '陈丽 Chen Li' }],
  rooms: () => [{ name: 'ops', title: 'Operations', kind: 'chat' }, { name: 'boiler', title: 'Boiler house', kind: 'sensor' }],
  kinds: { chat: 'Chat', sensor: 'Sensors' },
};
const suggested = (typed) => suggestions(typed, typed.length, known, new Date('2026-11-20T12:00:00Z')).map(({ label, text }) => [label, text]);

test('people, rooms, kinds and days are offered for the filter that is being typed', () => {
  assert.deepEqual(suggested('hot from:陈'), [['陈丽 Chen Li', 'hot from:chen ']]);
  assert.deepEqual(suggested('in:BOIL'), [['Boiler house', 'in:boiler ']]);
  assert.deepEqual(suggested('-kind:ch'), [['Chat', '-kind:chat ']]);
  assert.equal(suggested('after:')[1][1], 'after:2026-11-19 ');
  assert.deepEqual(suggested('has:'), [['a link', 'has:link ']]);
  assert.deepEqual(suggested('hot be'), [['before:', 'hot before:']]);
  assert.deepEqual(suggested('in:boiler'), [], 'what is whole needs no offer');
  assert.deepEqual(suggested('b'), []);
});

test('what was typed is marked in a text whatever its case and accents', () => {
  const text = 'Café Crème: CAFE 锅炉房';
  assert.deepEqual(pieces(text, marksOf(text, wordsOf('cafe'))).filter(({ hit }) => hit).map((piece) => piece.text), ['Café', 'CAFE']);
  assert.deepEqual(marksOf(text, wordsOf('炉')), [[18, 19]]);
  assert.deepEqual(marksOf('aaa', ['aa', 'a']), [[0, 3]]);
});

test('marks that can not be are left out, and no letter is lost', () => {
  const text = 'one two';
  assert.deepEqual(pieces(text, [[0, 3], [2, 5], [4, 99]]), [{ text: 'one', hit: true }, { text: ' two', hit: false }]);
  assert.deepEqual(pieces(text, []), [{ text, hit: false }]);
});

const hit = (seq, more = {}) => ({ room: 'ops', seq, at: `2026-11-20T08:00:${String(seq).padStart(2, '0')}.000Z`, text: `entry ${seq}`, marks: [], ...more });
const page = (...seqs) => ({ hits: seqs.map((seq) => hit(seq)), total: 10, total_exact: true });
const seqs = (hits) => hits.all.map(({ seq }) => seq);

test('new hits stand at the top, once, and what was lost goes', () => {
  const hits = new Hits();
  hits.begin(page(9, 8));
  assert.equal(hits.found(hit(10), false), 'shown');
  assert.equal(hits.found(hit(9, { text: 'changed' }), false), 'changed');
  assert.deepEqual([seqs(hits), hits.total, hits.all[1].text], [[10, 9, 8], 11, 'changed']);
  assert.equal(hits.lost({ room: 'ops', seq: 9 }), 1);
  assert.equal(hits.lost({ room: 'news', seq: 10 }), 0);
  assert.deepEqual([seqs(hits), hits.total], [[10, 8], 10]);
  assert.deepEqual(hits.more(page(8, 7)).map(({ seq }) => seq), [7]);
  assert.deepEqual(seqs(hits), [10, 8, 7]);
});

test('with a room go all of its hits, and those of no other', () => {
  const hits = new Hits();
  hits.begin(page(9, 8));
  hits.found(hit(7, { room: 'ops2' }), false);
  hits.found(hit(10), true);
  assert.equal(hits.lost({ room: 'ops' }), 3);
  assert.deepEqual([hits.all.map(({ room }) => room), hits.news], [['ops2'], 0]);
});

test('an older entry that begins to match comes to its place in time', () => {
  const hits = new Hits();
  hits.begin(page(9, 5));
  hits.found(hit(7), false);
  assert.deepEqual(seqs(hits), [9, 7, 5]);
});

test('what comes while one reads is held, counted once, and shown when asked for', () => {
  const hits = new Hits();
  hits.begin(page(9));
  hits.found(hit(10), true);
  hits.found(hit(11), true);
  hits.found(hit(11), true);
  hits.lost({ room: 'ops', seq: 10 });
  assert.deepEqual([seqs(hits), hits.news, hits.total], [[9], 1, 11]);
  hits.release();
  assert.deepEqual([seqs(hits), hits.news], [[11, 9], 0]);
});

test('it is said how much was found, how far the index is, and what is wrong', () => {
  assert.equal(foundText({ total: 1, exact: true }, { ready: true }), '1 entry');
  assert.equal(foundText({ total: 1000, exact: false }, { ready: true }), 'More than 1,000 entries');
  assert.match(foundText({ total: 3, exact: true }, { ready: false, progress: 0.426 }), /^3 entries so far: .* 42 %/);
  assert.match(troubleText({ code: 'unavailable', unknown: true }), /can’t be reached/);
  assert.match(troubleText({ code: 'invalid', detail: 'q is odd' }), /q is odd/);
});

test('an address names an entry by its number', () => {
  assert.deepEqual(['?at=12', '?x=1&at=7&y', '?at=', '?at=-1', '?cat=3', ''].map((search) => seqOf({ search })), [12, 7, 0, 0, 0, 0]);
});

test('a hit among lines of output leads to its line', () => {
  const text = '…compiling\nerror: no such file\ndone…';
  assert.equal(addressOf({ room: 'ship', seq: 7, type: 'log', text, marks: [[18, 20]] }), '/room/ship?at=7&line=error%3A%20no%20such%20file');
  assert.equal(addressOf({ room: 'ship', seq: 7, type: 'log', text, marks: [[29, 31]] }), '/room/ship?at=7&line=error%3A%20no%20such%20file');
  assert.equal(addressOf({ room: 'ship', seq: 7, type: 'log', text, marks: [[1, 5]] }), '/room/ship?at=7&line=compiling');
  assert.equal(addressOf({ room: 'ship', seq: 7, type: 'message', text, marks: [[1, 5]] }), '/room/ship?at=7');
});

test('an entry of a release room is found by its release, its stage and its line', async () => {
  const server = {
    newest: 40,
    releases: async (before) => ({ releases: before > 10 ? [{ seq: 10 }] : [] }),
    search: async (release, stage, text) => ({ hits: text === 'boom' ? [{ line: 3, at: 'earlier' }, { line: 9, at: 'now' }] : [] }),
  };
  assert.deepEqual(await whereIs({ seq: 41, type: 'log', stage: 'build', at: 'now', lines: ['', 'boom'] }, '', server), { release: 40, stage: 'build', line: 9 });
  assert.deepEqual(await whereIs({ seq: 20, type: 'log', stage: 'build', at: 'now', line: 'x' }, 'boom', server), { release: 10, stage: 'build', line: 9 });
  assert.deepEqual(await whereIs({ seq: 20, type: 'stage', stage: 'ship' }, '', server), { release: 10, stage: 'ship' });
  assert.deepEqual(await whereIs({ seq: 10, type: 'release' }, '', server), { release: 10 });
  assert.equal(await whereIs({ seq: 5, type: 'release' }, '', server), undefined);
});
