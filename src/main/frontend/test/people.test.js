import assert from 'node:assert/strict';
import { test } from 'node:test';
import { details } from '../audit/row.js';
import { inWords as verdictInWords } from '../audit/verify.js';
import { handleOf } from '../console/group-table.js';
import { fitting } from '../kind/chat/callable.js';
import { endOf } from '../people/about.js';
import { statusWords } from '../people/faces.js';
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

test('a group’s handle is made of its title until somebody types another', () => {
  assert.equal(handleOf('Night shift'), 'night-shift');
  assert.equal(handleOf(' Équipe  Nº 2! '), 'equipe-no-2');
  assert.equal(handleOf('夜班'), '');
  assert.equal(handleOf('x'.repeat(80)).length, 64);
});

test('groups are offered beside people, by handle and by title', () => {
  const all = [{ login: 'ann', name: 'Ann Lindqvist' }, { login: 'night-shift', name: 'Night shift', together: true }, { login: 'room', name: 'Everybody', together: true }];
  assert.deepEqual(fitting(all, 'nig').map(({ login }) => login), ['night-shift']);
  assert.deepEqual(fitting(all, 'shif').map(({ login }) => login), ['night-shift']);
});

test('a status ends when somebody says so: in a while, with the day, with the week, at a time of their own', () => {
  const wednesday = new Date('2026-11-25T15:30:00+01:00');
  const end = (choice, own) => endOf(choice, own, wednesday, 'Europe/Berlin');
  assert.equal(end('half'), '2026-11-25T15:00:00.000Z');
  assert.equal(end('hour'), '2026-11-25T15:30:00.000Z');
  assert.equal(end('today'), '2026-11-25T23:00:00.000Z');
  assert.equal(end('week'), '2026-11-29T23:00:00.000Z');
  assert.equal(endOf('week', '', new Date('2026-11-29T12:00:00+01:00'), 'Europe/Berlin'), '2026-11-29T23:00:00.000Z', 'a Sunday is the last of its week');
  assert.equal(end('own', '2026-12-01T08:00'), '2026-12-01T07:00:00.000Z');
  assert.equal(end(''), null);
});

test('a status is said with its end', () => {
  assert.equal(statusWords({ text: 'In the lab', until: null }), 'In the lab');
  const soon = new Date(Date.now() + 1000);
  assert.match(statusWords({ text: 'In the lab', until: soon.toISOString() }), /^In the lab until \d\d:\d\d$/);
});
