import assert from 'node:assert/strict';
import { test } from 'node:test';
import { details } from '../audit/row.js';
import { inWords as verdictInWords } from '../audit/verify.js';
import { asTable, inWords, shown } from '../people/import.js';

test('refused rows come first, and no more than somebody reads', () => {
  const rows = Array.from({ length: 500 }, (_, i) => ({ line: i + 2, what: i === 499 ? 'refuse' : 'create' }));
  const some = shown(rows);
  assert.equal(some.length, 200);
  assert.deepEqual(some.slice(0, 2).map(({ line }) => line), [501, 2]);
});

test('a plan says in a sentence what it comes to', () => {
  assert.equal(inWords({ create: 2, change: 1, same: 1000, refuse: 0, done: false }),
    'Would add 2, change 1 and leave 1,000 as they are. Nothing has happened yet.');
  assert.match(inWords({ create: 2, change: 1, same: 0, refuse: 1, done: false }), /^1 row is refused/);
  assert.match(inWords({ create: 2, change: 1, same: 0, refuse: 0, done: true }), /^Added 2/);
});

test('a login is no formula in the table of passwords', () => {
  assert.equal(asTable({ ann: 'x', '-bob': 'y' }), "login,password\r\nann,x\r\n'-bob,y\r\n");
});

test('what an act says besides stands in one line', () => {
  assert.equal(details({ role: 'keeper', seq: 17 }), 'role: keeper, seq: 17');
  assert.equal(details({}), '');
});

test('a verdict names the first act that is not as it was sealed', () => {
  assert.equal(verdictInWords({ whole: true, sealed: 1, hash: 'a'.repeat(64) }), `The trail is whole: 1 act, as it was sealed. It ends in ${'a'.repeat(16)}…`);
  assert.match(verdictInWords({ whole: false, sealed: 4, hash: '', first: { what: 'changed_act', n: 5, act: 77 } }), /Act number 5 \(id 77\)/);
});
